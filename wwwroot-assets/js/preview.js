// <page-preview address="…">: the page as it will be printed, in a frame of its own. What is typed into the fields marked data-asked goes straight from the field to the
// frame, at each keystroke; the server is asked for the page itself when it comes up, and when a part of it comes or goes with what is typed.
const PAUSE = 500;

const answerOf = field => {
  const parts = [...field.querySelectorAll('[data-part=answer]')];
  return parts[0]?.type === 'radio' ? parts.find(part => part.checked)?.value ?? '' : parts[0]?.value ?? '';
};

customElements.define('page-preview', class extends HTMLElement {
  static observedAttributes = ['address'];

  get frame() { return this.querySelector('iframe'); }

  /** What was asked for last, what stood in the fields then, and whether an answer is awaited. */
  turn = 0;
  page = 0;
  pages = 0;

  connectedCallback() {
    this.leaving = new AbortController();
    const { signal } = this.leaving;
    addEventListener('message', event => event.source === this.frame?.contentWindow && this.hear(event.data), { signal });
    for (const kind of ['input', 'change', 'focusin', 'focusout']) document.addEventListener(kind, event => this.follow(event), { signal });
    // The fields themselves may become others: of another type, under another name, more or fewer.
    this.watch = new MutationObserver(() => this.say());
    this.watch.observe(document.body, { subtree: true, childList: true, attributeFilter: ['data-asked', 'data-type', 'data-label', 'data-needed'] });
    this.addEventListener('click', event => {
      const button = event.target.closest('[data-leaf]');
      if (button) this.leaf(Number(button.dataset.leaf));
      if (event.target.closest('[data-enlarge]')) this.enlarge();
    }, { signal });
    this.addEventListener('keydown', event => {
      const step = { ArrowRight: 1, PageDown: 1, ArrowLeft: -1, PageUp: -1 }[event.key];
      if (!step || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || event.target.matches('.preview-desk')) return;
      event.preventDefault();
      this.leaf(step);
    }, { signal });
    this.post({ hello: true });
  }

  disconnectedCallback() {
    this.leaving.abort();
    this.watch.disconnect();
    clearTimeout(this.pause);
  }

  attributeChangedCallback(name, before, now) {
    if (before === now || !this.open) return;
    this.sheet = null;
    this.ask();
  }

  hear(said) {
    if (said.ready) { this.open = true; this.ask(); }
    if (said.fonts) said.fonts.forEach(face => this.fetchFont(face));
    if (said.height) this.frame.style.height = said.height + 'px';
    if (said.at) { this.at = said.at; this.bring(); }
    if (said.page !== undefined) this.number(said.page, said.of);
    if (said.turn && said.laid === undefined) this.leaf(said.turn);
    if (said.pick) this.pick(said.pick);
    if (said.laid) {
      this.dataset.laid = said.laid;
      this.toggleAttribute('waiting', false);
      if (said.failed) this.complain();
      this.unsure = said.unsure;
      this.later();
    }
  }

  // ---- Fields -----------------------------------------------------------------------------------------------------

  read() {
    return [...document.querySelectorAll('[data-asked]')].map(field => {
      const text = answerOf(field), tag = field.dataset.asked, type = field.dataset.type;
      const label = field.querySelector('[data-part=label]')?.value || field.dataset.label || tag;
      const stands = text.trim() !== '' || tag === this.focused || field.dataset.needed !== undefined;
      return { tag, type, text, label, stands, kept: field.dataset.kept !== undefined };
    });
  }

  follow(event) {
    const tag = event.target.closest?.('[data-asked]')?.dataset.asked ?? null;
    if (event.type === 'focusin') this.focused = tag;
    else if (event.type === 'focusout') { if (!event.relatedTarget || tag === this.focused) this.focused = event.relatedTarget?.closest?.('[data-asked]')?.dataset.asked ?? null; }
    else if (!tag) return;
    this.say();
    // It could not be had: tried again as one goes on.
    if (this.broken && !this.asking) { clearTimeout(this.pause); this.pause = setTimeout(() => this.ask(), 4 * PAUSE); }
  }

  say() {
    const values = this.read();
    if (!this.sheet) return;
    this.post({ values, focus: this.focused ?? null });
    if (this.shape(values) !== this.shape(this.asked)) this.ask(); else this.later();
  }

  /** What of the typed decides which parts the page has. */
  shape(values) {
    const steering = new Set((this.sheet?.fields ?? []).filter(f => f.steers).map(f => f.tag));
    return JSON.stringify(values.map(v => [v.tag, v.stands, steering.has(v.tag) && (v.type === 'YesNo' ? v.text === 'true' : v.stands)]));
  }

  later() {
    clearTimeout(this.pause);
    const apart = new Set((this.sheet?.fields ?? []).filter(f => f.apart).map(f => f.tag));
    const told = values => JSON.stringify(values.filter(v => this.unsure ? true : apart.has(v.tag)).map(v => v.text));
    if ((this.unsure || apart.size) && told(this.read()) !== told(this.asked)) this.pause = setTimeout(() => this.ask(), PAUSE);
  }

  pick(tag) {
    const field = document.querySelector(`[data-asked="${CSS.escape(tag)}"]`);
    (field?.querySelector('[data-part=answer]:checked') ?? field?.querySelector('[data-part=answer]'))?.focus();
  }

  // ---- The page itself --------------------------------------------------------------------------------------------

  async ask() {
    if (this.asking) { this.again = true; return; }
    this.asking = true;
    const values = this.read(), address = this.getAttribute('address');
    try {
      const answer = await fetch(address, {
        method: 'POST', headers: { 'Content-Type': 'application/json', 'X-Requested-With': 'XMLHttpRequest' },
        body: JSON.stringify({ typed: values.map(v => ({ tag: v.tag, type: v.type, text: v.text, kept: v.kept, stands: v.stands })) }),
      });
      if (!answer.ok) throw new Error(answer.headers.get('Content-Type')?.includes('json') ? (await answer.json()).problem : '');
      const sheet = await answer.json();
      if (address === this.getAttribute('address')) this.take(sheet, values);
    } catch (error) {
      this.asked = values;
      this.complain(error instanceof TypeError ? '' : error.message);
    }
    this.asking = false;
    if (this.again) { this.again = false; this.ask(); }
  }

  take(sheet, values) {
    this.sheet = { ...sheet, turn: ++this.turn, watermark: this.dataset.watermark };
    this.asked = values;
    this.unsure = this.broken = false;
    this.querySelector('.preview-wait').hidden = true;
    this.post({ sheet: this.sheet, values: this.read(), focus: this.focused ?? null });
    if (this.shape(this.read()) !== this.shape(values)) this.again = true;
  }

  complain(words) {
    const place = this.querySelector('.preview-wait');
    this.broken = true;
    place.textContent = words || this.dataset.failed;
    place.hidden = false;
    place.classList.add('bad');
  }

  post(message) { this.frame?.contentWindow?.postMessage(message, '*'); }

  async fetchFont(face) {
    let bytes = null;
    try {
      const answer = await fetch('/preview/fonts/' + encodeURIComponent(face));
      if (answer.ok) bytes = await answer.arrayBuffer();
    } catch { /* drawn with another */ }
    this.post({ font: face, bytes });
  }

  // ---- Leafing ----------------------------------------------------------------------------------------------------

  leaf(step) {
    const to = this.page + step;
    if (to >= 0 && to < this.pages) this.post({ leaf: to });
  }

  /** Large enough to be read on a phone: the page is then moved about in its place, and follows what is typed. */
  enlarge() {
    const large = this.toggleAttribute('large'), desk = this.querySelector('.preview-desk');
    this.querySelector('[data-enlarge]').setAttribute('aria-pressed', String(large));
    if (large) desk.tabIndex = 0; else desk.removeAttribute('tabindex');
  }

  bring() {
    const desk = this.querySelector('.preview-desk'), [left, top, width, height] = this.at;
    if (this.hasAttribute('large')) desk.scrollTo(left + width / 2 - desk.clientWidth / 2, top + height / 2 - desk.clientHeight / 2);
  }

  number(page, of) {
    [this.page, this.pages] = [page, of];
    const words = this.dataset.at.replace('{0}', page + 1).replace('{1}', of), place = this.querySelector('.preview-at');
    if (place.textContent !== words) place.textContent = words;
    for (const button of this.querySelectorAll('[data-leaf]')) button.setAttribute('aria-disabled', String(page + Number(button.dataset.leaf) < 0 || page + Number(button.dataset.leaf) >= of));
  }
});
