//! The other side of `page`: the same page as one writes it without a framework. Its texts are kept apart from its
//! tags; for each request the rows are put together from them anew, escaped, and served by a plain axum route.

use crate::Error;
use axum::{Router, extract::State, response::Html, routing::get, serve::ListenerExt};
use std::{fs, net::SocketAddr, path::Path, sync::Arc};
use tokio::net::TcpListener;

/// How its process is called: `bench plain-page ADDRESS FILE`.
pub const MODE: &str = "plain-page";

/// A text and the tags before it.
struct Piece {
    tags: String,
    text: String,
}

/// A page whose rows are put together anew each time.
struct Page {
    before: String,
    rows: Vec<Vec<Piece>>,
    after: String,
}

/// How many rows a page has in its table's body.
pub fn rows_of(html: &str) -> usize {
    Page::take_apart(html).rows.len()
}

impl Page {
    fn take_apart(html: &str) -> Self {
        let start = html.find("<tbody").unwrap_or(html.len());
        let end = html.rfind("</tbody>").unwrap_or(html.len()).max(start);
        let body = &html[start..end];
        let first = body.find("<tr").unwrap_or(body.len());
        let rows =
            body[first..].split_inclusive("</tr>").filter(|row| row.contains("<tr")).map(pieces).collect();
        let last = body.rfind("</tr>").map_or(first, |at| at + "</tr>".len());
        Self { before: html[..start + first].to_owned(), rows, after: html[start + last..].to_owned() }
    }

    fn put_together(&self) -> String {
        let mut html = String::with_capacity(self.before.len() + self.after.len() + self.rows.len() * 1_024);
        html.push_str(&self.before);
        for piece in self.rows.iter().flatten() {
            html.push_str(&piece.tags);
            push_escaped(&mut html, &piece.text);
        }
        html.push_str(&self.after);
        html
    }
}

/// Every text with the tags before it. Tags hold no `>` in their values.
fn pieces(row: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut rest = row;
    while !rest.is_empty() {
        let mut tags = 0;
        while rest[tags..].starts_with('<') {
            tags += rest[tags..].find('>').map_or(rest.len() - tags, |end| end + 1);
        }
        let text = rest[tags..].find('<').map_or(rest.len(), |start| tags + start);
        pieces.push(Piece { tags: rest[..tags].to_owned(), text: rest[tags..text].to_owned() });
        rest = &rest[text..];
    }
    pieces
}

fn push_escaped(html: &mut String, text: &str) {
    let mut done = 0;
    for (at, sign) in text.match_indices(['<', '>', '&']) {
        html.push_str(&text[done..at]);
        html.push_str(match sign {
            "<" => "&lt;",
            ">" => "&gt;",
            _ => "&amp;",
        });
        done = at + sign.len();
    }
    html.push_str(&text[done..]);
}

/// Serves the page of a file until it is killed.
pub async fn serve(address: SocketAddr, file: &Path) -> Result<(), Error> {
    let html = fs::read_to_string(file).map_err(Error::io(file.display()))?;
    let page = Page::take_apart(&html);
    if page.put_together() != html {
        return Err(Error::Wrong("the page put together differs from the page taken apart".to_owned()));
    }
    let listener = TcpListener::bind(address).await.map_err(Error::io(address))?.tap_io(|socket| {
        // Best effort: without it the figure would only be lower.
        drop(socket.set_nodelay(true));
    });
    let route = get(|State(page): State<Arc<Page>>| async move { Html(page.put_together()) });
    let router = Router::new().route("/groups", route).with_state(Arc::new(page));
    axum::serve(listener, router).await.map_err(Error::io("serving"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_put_together_as_it_was() {
        let html = "<html><table><thead><tr><th>A</th></tr></thead><tbody class=x><!><tr><td>1</td><td></td></tr>\
                    <tr><td>2 <b>and</b> 3</td></tr><!></tbody></table><p>end</p></html>";
        let page = Page::take_apart(html);
        assert_eq!(page.rows.len(), 2);
        assert_eq!(page.put_together(), html);
        assert_eq!(rows_of("<p>no table</p>"), 0);
    }

    #[test]
    fn texts_are_escaped() {
        let mut html = String::new();
        push_escaped(&mut html, "a<b>&c");
        assert_eq!(html, "a&lt;b&gt;&amp;c");
    }
}
