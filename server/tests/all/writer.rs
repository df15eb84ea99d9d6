//! Commands that share a transaction: one that fails leaves nothing behind and takes nothing from the others.

use super::world::{World, on_both};
use futures::future::{BoxFuture, join_all};
use sqlx::AssertSqlSafe;
use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering},
};
use store::Unit;
use tokio::sync::oneshot;

on_both!(
    a_failure_after_a_change_leaves_nothing_and_the_others_stand,
    a_failure_before_any_change_lets_nothing_run_twice,
    a_statement_that_fails_fails_alone,
);

/// What a command of the test does: notes a name, looks at a table, fails.
#[derive(Clone, Copy)]
struct Act {
    notes: Option<&'static str>,
    looks_at: &'static str,
    fails: bool,
}

const GOOD: Act = Act { notes: None, looks_at: "consumer", fails: false };

/// Runs them in one transaction, and gives how often each ran and whether it stands.
async fn together(world: &World, acts: &[Act]) -> Vec<(usize, bool)> {
    let writer = world.services.database().writer();
    let (release, held) = oneshot::channel::<()>();
    let (entered, inside) = oneshot::channel::<()>();
    let holding = writer.run(move |_| {
        Box::pin(async move {
            entered.send(()).unwrap();
            held.await.unwrap();
            Ok::<(), ()>(())
        })
    });
    let counts: Vec<_> = acts.iter().map(|_| Arc::new(AtomicUsize::new(0))).collect();
    let sharing = async {
        inside.await.unwrap();
        let all = join_all(acts.iter().zip(&counts).map(|(act, count)| {
            let (act, count) = (*act, Arc::clone(count));
            writer.share(move |unit| {
                count.fetch_add(1, Ordering::SeqCst);
                carry_out(unit, act)
            })
        }));
        // All stand in line at their first poll, in this order; then the writer is let go.
        let release = async { release.send(()).unwrap() };
        futures::join!(all, release).0
    };
    let (_, done) = futures::join!(holding, sharing);
    done.into_iter()
        .zip(counts)
        .map(|(done, count)| (count.load(Ordering::SeqCst), done.unwrap().is_ok()))
        .collect()
}

fn carry_out(unit: &mut Unit, act: Act) -> BoxFuture<'_, Result<(), sqlx::Error>> {
    Box::pin(async move {
        let look = AssertSqlSafe(format!("select 1 from {}", act.looks_at));
        sqlx::query(look).fetch_optional(unit.look()).await?;
        if let Some(name) = act.notes {
            sqlx::query("insert into consumer (name, seq) values ($1, 0)")
                .bind(name)
                .execute(unit.connection())
                .await?;
        }
        if act.fails { Err(sqlx::Error::RowNotFound) } else { Ok(()) }
    })
}

async fn noted(world: &World) -> Vec<String> {
    world.texts("select name from consumer where name like 'act %' order by name").await
}

async fn a_failure_after_a_change_leaves_nothing_and_the_others_stand(world: &World) {
    let acts = [
        Act { notes: Some("act 1"), ..GOOD },
        Act { notes: Some("act 2"), fails: true, ..GOOD },
        Act { notes: Some("act 3"), ..GOOD },
    ];
    let done = together(world, &acts).await;
    assert_eq!(done.iter().map(|(_, stands)| *stands).collect::<Vec<_>>(), [true, false, true]);
    assert_eq!(noted(world).await, ["act 1", "act 3"]);
}

async fn a_failure_before_any_change_lets_nothing_run_twice(world: &World) {
    let acts = [
        Act { notes: Some("act 1"), ..GOOD },
        Act { fails: true, ..GOOD },
        Act { notes: Some("act 3"), ..GOOD },
    ];
    assert_eq!(together(world, &acts).await, [(1, true), (1, false), (1, true)]);
    assert_eq!(noted(world).await, ["act 1", "act 3"]);
}

async fn a_statement_that_fails_fails_alone(world: &World) {
    // On PostgreSQL it ends the transaction all others are in.
    let acts = [
        Act { notes: Some("act 1"), ..GOOD },
        Act { looks_at: "nothing_of_this_name", ..GOOD },
        Act { notes: Some("act 3"), ..GOOD },
    ];
    let done = together(world, &acts).await;
    assert_eq!(done.iter().map(|(_, stands)| *stands).collect::<Vec<_>>(), [true, false, true]);
    assert_eq!(noted(world).await, ["act 1", "act 3"]);
}
