// <modal-frame open><dialog>…</dialog></modal-frame>: the attribute opens and closes the native dialog, so that a page
// only states whether it is open. Esc is the browser's own; the page hears of it through the dialog's close event.
customElements.define('modal-frame', class extends HTMLElement {
  static observedAttributes = ['open'];

  connectedCallback() { queueMicrotask(() => this.follow()); }
  attributeChangedCallback() { queueMicrotask(() => this.follow()); }
  disconnectedCallback() { this.giveBack(); }

  follow() {
    const dialog = this.querySelector('dialog');
    if (!dialog || !this.isConnected) return;
    if (this.hasAttribute('open') && !dialog.open) {
      this.before = document.activeElement;
      dialog.showModal();
      this.first(dialog)?.focus();
    } else if (!this.hasAttribute('open') && dialog.open) {
      dialog.close();
    }
  }

  // One starts where there is something to say, or else on the harmless button; never on the cross.
  first(dialog) {
    return dialog.querySelector('[autofocus]')
      ?? dialog.querySelector('.dialog-body :is(input, select, textarea):not([type=hidden], :disabled)')
      ?? dialog.querySelector('.dialog-foot .btn');
  }

  // Taken off the page while open, the browser forgets whose turn it was.
  giveBack() {
    if (this.hasAttribute('open') && this.before?.isConnected) this.before.focus();
  }
});

// The browser tells of Esc a task later than it closes, and a key pressed in between would be heard before it: the page
// would open anew what is still open, then close it. So the page is told at once, and the late word is kept back.
const told = new WeakSet();
addEventListener('cancel', e => {
  if (!e.isTrusted || !e.target.matches('modal-frame > dialog')) return;
  told.add(e.target);
  e.target.dispatchEvent(new Event('close'));
}, true);
addEventListener('close', e => {
  if (e.isTrusted && told.delete(e.target)) e.stopImmediatePropagation();
}, true);
