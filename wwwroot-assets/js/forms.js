// Small comforts of forms; each form works without them.
// Drop zones say which files they hold, and which are too large to be sent: the form stays as it is.
document.addEventListener('change', event => {
  const input = event.target, names = input.closest?.('.drop')?.querySelector('.drop-names');
  if (!names || input.type !== 'file') return;
  const large = [...input.files].filter(file => file.size > +input.dataset.most);
  input.setCustomValidity(large.length ? input.dataset.tooLarge : '');
  names.classList.toggle('bad', large.length > 0);
  names.textContent = (large.length ? large : [...input.files]).map(file => file.name).join(', ') + (large.length ? ` : ${input.dataset.tooLarge}` : '');
});
for (const [name, over] of [['dragenter', true], ['dragover', true], ['dragleave', false], ['drop', false]])
  document.addEventListener(name, event => event.target.closest?.('.drop')?.classList.toggle('is-over', over));

// <button type="button" data-reveal="id-of-the-password">: shows what was typed.
document.addEventListener('click', event => {
  const button = event.target.closest('[data-reveal]');
  const input = button && document.getElementById(button.dataset.reveal);
  if (!input) return;
  input.type = input.type === 'password' ? 'text' : 'password';
  button.setAttribute('aria-pressed', input.type === 'text');
});

// <form data-once>: sent once; the button says so and a second click does nothing.
document.addEventListener('submit', event => {
  if (event.defaultPrevented || !event.target.hasAttribute('data-once')) return;
  if (event.target.hasAttribute('data-sent')) { event.preventDefault(); return; }
  event.target.setAttribute('data-sent', '');
  event.submitter?.setAttribute('aria-busy', 'true');
});
addEventListener('pageshow', () => document.querySelectorAll('[data-sent]').forEach(form => {
  form.removeAttribute('data-sent');
  form.querySelector('[aria-busy]')?.removeAttribute('aria-busy');
}));

// <textarea data-pause>, or a whole <form data-pause>: what is typed is told at each pause and when one turns to something else, not only when one leaves the field.
const pauses = new Map(), tell = field => field.isConnected && field.dispatchEvent(new Event('change', { bubbles: true }));
document.addEventListener('input', event => {
  const field = event.target;
  if (!field.closest?.('[data-pause]') || !field.matches('textarea, input:not([type]), input[type=text]')) return;
  clearTimeout(pauses.get(field));
  pauses.set(field, setTimeout(tell, 1200, field));
});
document.addEventListener('change', event => { clearTimeout(pauses.get(event.target)); pauses.delete(event.target); });
document.addEventListener('visibilitychange', () => document.hidden && [...pauses.keys()].forEach(tell));
