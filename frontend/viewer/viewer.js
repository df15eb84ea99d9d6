// @ts-check
/**
 * `<alqa-pages src="…pdf">`: a PDF page under page, drawn when it comes near, with its text to be selected, found by the
 * browser's own search and read aloud. Words come as attributes; nothing is fetched from elsewhere.
 */
import * as pdf from "./pdf.min.mjs";

const here = new URL(".", import.meta.url);
pdf.GlobalWorkerOptions.workerSrc = new URL("pdf.worker.min.mjs", here).href;

/** Widths of a page against that of its column. */
const ZOOMS = [0.5, 0.75, 1, 1.25, 1.5, 2, 3];
/** Pixels of one drawn page at most: a tablet gives no more memory. */
const MOST_PIXELS = 12_000_000;
/** The text of longer documents is laid only where pages are drawn. */
const WHOLE_TEXT_PAGES = 400;

/**
 * @typedef {object} Sheet
 * @property {HTMLElement} frame
 * @property {import("pdfjs-dist").PDFPageProxy} [page]
 * @property {import("pdfjs-dist").RenderTask} [task]
 * @property {boolean} [near]
 * @property {boolean} [text]
 */

class Pages extends HTMLElement {
  /** @type {Sheet[]} */
  #sheets = [];
  /** @type {import("pdfjs-dist").PDFDocumentLoadingTask | undefined} */
  #loading;
  #zoom = 1;
  /** @type {IntersectionObserver | undefined} */
  #watch;
  /** @type {ResizeObserver | undefined} */
  #resize;
  #width = 0;

  connectedCallback() {
    // The text of the page may be set a moment after the element stands.
    queueMicrotask(() => this.isConnected && !this.#loading && this.#open());
  }

  disconnectedCallback() {
    this.#watch?.disconnect();
    this.#resize?.disconnect();
    // Ends a fetch that is under way: the server stops preparing what nobody waits for.
    this.#loading?.destroy();
    this.#loading = undefined;
    this.#sheets = [];
  }

  /** @param {string} name */
  #word(name) {
    return this.getAttribute(`word-${name}`) ?? "";
  }

  async #open() {
    const status = this.#status(this.#word("preparing"));
    const loading = pdf.getDocument({
      url: new URL(this.getAttribute("src") ?? "", location.href).href,
      cMapUrl: new URL("cmaps/", here).href,
      standardFontDataUrl: new URL("standard_fonts/", here).href,
      wasmUrl: new URL("wasm/", here).href,
      // The server hashes a file before it gives any of it: once is enough.
      disableRange: true,
      enableXfa: false,
    });
    this.#loading = loading;
    loading.onPassword = () => loading.destroy();
    loading.onProgress = (/** @type {{loaded: number, total: number}} */ { loaded, total }) => {
      if (total) status.textContent = `${this.#word("loading")} ${Math.min(100, Math.round((100 * loaded) / total))} %`;
    };
    try {
      const file = await loading.promise;
      status.remove();
      await this.#lay(file);
      this.#point();
      this.setAttribute("ready", "");
    } catch (error) {
      if (this.#loading === loading) this.#failed(status, error);
    }
  }

  /** @param {string} text */
  #status(text) {
    const status = document.createElement("p");
    status.className = "pages-status";
    status.setAttribute("role", "status");
    status.textContent = text;
    this.replaceChildren(status);
    return status;
  }

  /** @param {HTMLElement} status @param {unknown} error */
  #failed(status, error) {
    const busy = error instanceof pdf.ResponseException && [503, 429].includes(error.status);
    status.textContent = this.#word(busy ? "busy" : "failed");
    status.setAttribute("role", "alert");
    this.setAttribute("failed", "");
    this.dispatchEvent(new CustomEvent("failed"));
  }

  /** @param {import("pdfjs-dist").PDFDocumentProxy} file */
  async #lay(file) {
    const first = await file.getPage(1);
    const { width, height } = first.getViewport({ scale: 1 });
    const holder = document.createElement("div");
    holder.className = "pages-sheets";
    this.#sheets = Array.from({ length: file.numPages }, (_, at) => {
      const frame = document.createElement("section");
      frame.className = "pages-sheet";
      frame.id = `page-${at + 1}`;
      frame.setAttribute("aria-label", `${this.#word("page")} ${at + 1}`);
      frame.style.aspectRatio = `${width} / ${height}`;
      holder.append(frame);
      return { frame };
    });
    this.append(this.#bar(file.numPages), holder);
    this.#apply();
    this.#watch = new IntersectionObserver(
      entries => {
        for (const entry of entries) {
          const at = this.#sheets.findIndex(sheet => sheet.frame === entry.target);
          const sheet = this.#sheets[at];
          if (!sheet) continue;
          sheet.near = entry.isIntersecting;
          if (sheet.near) void this.#show(file, at);
          else this.#clear(sheet);
        }
      },
      { rootMargin: "100% 0px" },
    );
    for (const { frame } of this.#sheets) this.#watch.observe(frame);
    this.#resize = new ResizeObserver(() => this.#resized(file));
    this.#resize.observe(this);
    if (file.numPages <= WHOLE_TEXT_PAGES) void this.#layText(file);
  }

  /** @param {import("pdfjs-dist").PDFDocumentProxy} file @param {number} at */
  async #page(file, at) {
    const sheet = /** @type {Sheet} */ (this.#sheets[at]);
    if (!sheet.page) {
      sheet.page = await file.getPage(at + 1);
      const { width, height } = sheet.page.getViewport({ scale: 1 });
      sheet.frame.style.aspectRatio = `${width} / ${height}`;
    }
    return { sheet, page: sheet.page };
  }

  /** @param {import("pdfjs-dist").PDFDocumentProxy} file @param {number} at */
  async #show(file, at) {
    const { sheet, page } = await this.#page(file, at);
    if (!sheet.near || sheet.task) return;
    const box = sheet.frame.clientWidth;
    const plain = page.getViewport({ scale: 1 });
    let scale = (box / plain.width) * (window.devicePixelRatio || 1);
    scale *= Math.min(1, Math.sqrt(MOST_PIXELS / (plain.width * plain.height * scale * scale)));
    const viewport = page.getViewport({ scale });
    const canvas = document.createElement("canvas");
    canvas.width = Math.floor(viewport.width);
    canvas.height = Math.floor(viewport.height);
    // What is drawn says nothing to those who can't see it: the text over it does.
    canvas.setAttribute("aria-hidden", "true");
    sheet.task = page.render({ canvas, viewport });
    try {
      await sheet.task.promise;
      sheet.frame.querySelector("canvas")?.remove();
      sheet.frame.prepend(canvas);
      await this.#text(sheet, page);
    } catch (error) {
      if (!(error instanceof pdf.RenderingCancelledException)) sheet.frame.setAttribute("data-broken", this.#word("failed"));
    }
  }

  /** @param {Sheet} sheet */
  #clear(sheet) {
    sheet.task?.cancel();
    delete sheet.task;
    sheet.frame.querySelector("canvas")?.remove();
  }

  /** The text of all pages, one after the other, when the browser has nothing better to do.
   * @param {import("pdfjs-dist").PDFDocumentProxy} file */
  async #layText(file) {
    const idle = window.requestIdleCallback ?? (done => setTimeout(done, 50));
    for (let at = 0; at < this.#sheets.length; at += 1) {
      await new Promise(done => idle(done));
      if (!this.#loading) return;
      const { sheet, page } = await this.#page(file, at);
      await this.#text(sheet, page);
    }
  }

  /** @param {Sheet} sheet @param {import("pdfjs-dist").PDFPageProxy} page */
  async #text(sheet, page) {
    if (sheet.text) return;
    sheet.text = true;
    const layer = document.createElement("div");
    layer.className = "textLayer";
    sheet.frame.append(layer);
    const viewport = page.getViewport({ scale: 1 });
    this.#scaleText(sheet, viewport.width);
    await new pdf.TextLayer({ textContentSource: page.streamTextContent(), container: layer, viewport }).render();
  }

  /** @param {Sheet} sheet @param {number} width */
  #scaleText(sheet, width) {
    sheet.frame.style.setProperty("--total-scale-factor", String(sheet.frame.clientWidth / width));
  }

  /** @param {import("pdfjs-dist").PDFDocumentProxy} file */
  #resized(file) {
    const width = this.#sheets[0]?.frame.clientWidth ?? 0;
    if (Math.abs(width - this.#width) < 1) return;
    this.#width = width;
    this.#sheets.forEach((sheet, at) => {
      if (sheet.page) this.#scaleText(sheet, sheet.page.getViewport({ scale: 1 }).width);
      if (sheet.near) {
        sheet.task?.cancel();
        delete sheet.task;
        void this.#show(file, at);
      }
    });
  }

  /** @param {number} count */
  #bar(count) {
    const bar = document.createElement("div");
    bar.className = "pages-bar";
    bar.setAttribute("role", "toolbar");
    bar.setAttribute("aria-label", this.#word("toolbar"));
    const number = document.createElement("input");
    Object.assign(number, { type: "number", min: "1", max: String(count), value: "1", inputMode: "numeric", className: "input" });
    number.setAttribute("aria-label", this.#word("page"));
    number.addEventListener("change", () => this.#go(Number(number.value)));
    const of = document.createElement("span");
    of.textContent = `/ ${count}`;
    const zoomed = document.createElement("output");
    const zoom = (/** @type {number} */ step) => {
      const at = ZOOMS.indexOf(this.#zoom) + step;
      this.#zoom = ZOOMS[Math.max(0, Math.min(ZOOMS.length - 1, at))] ?? 1;
      this.#apply();
      zoomed.textContent = `${Math.round(this.#zoom * 100)} %`;
    };
    zoom(0);
    bar.append(
      number,
      of,
      this.#button("−", "smaller", () => zoom(-1)),
      zoomed,
      this.#button("+", "larger", () => zoom(1)),
    );
    // Which page is read: the one that holds the middle of the window.
    const reading = new IntersectionObserver(
      entries => {
        const seen = entries.find(entry => entry.isIntersecting);
        const at = this.#sheets.findIndex(sheet => sheet.frame === seen?.target);
        if (at >= 0 && document.activeElement !== number) number.value = String(at + 1);
      },
      { rootMargin: "-45% 0px -45% 0px" },
    );
    for (const { frame } of this.#sheets) reading.observe(frame);
    return bar;
  }

  /** @param {string} sign @param {string} word @param {() => void} act */
  #button(sign, word, act) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button small";
    button.textContent = sign;
    button.setAttribute("aria-label", this.#word(word));
    button.addEventListener("click", act);
    return button;
  }

  #apply() {
    this.style.setProperty("--zoom", String(this.#zoom));
  }

  /** Shows the place the address names: `#page-3-412`, thousandths of the height of page 3. */
  #point() {
    const [, number, top] = /^#page-(\d+)(?:-(\d+))?$/.exec(location.hash) ?? [];
    const frame = this.#sheets[Number(number) - 1]?.frame;
    if (!frame) return;
    const mark = document.createElement("div");
    mark.className = "pages-here";
    mark.style.insetBlockStart = `${Math.min(1_000, Number(top ?? 0)) / 10}%`;
    frame.append(mark);
    mark.scrollIntoView({ block: "center" });
  }

  /** @param {number} number */
  #go(number) {
    const at = Math.max(1, Math.min(this.#sheets.length, Math.round(number) || 1));
    this.#sheets[at - 1]?.frame.scrollIntoView({ block: "start" });
  }
}

customElements.define("alqa-pages", Pages);
