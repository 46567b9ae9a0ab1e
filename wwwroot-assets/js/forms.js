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

// <form data-progress> with a file: sent as the form would be, its <progress> says how far it is. The answer is the page the form would have led to; a
// connection that breaks leaves the form as it is, to be sent again.
document.addEventListener('submit', event => {
  const form = event.target, bar = form.querySelector('progress');
  if (event.defaultPrevented || !form.hasAttribute('data-progress') || !bar) return;
  event.preventDefault();
  const request = new XMLHttpRequest();
  request.open('POST', form.action);
  request.upload.addEventListener('progress', part => { if (part.lengthComputable) bar.value = part.loaded / part.total; });
  request.addEventListener('load', () => location.assign(request.responseURL));
  request.addEventListener('error', () => {
    bar.hidden = true;
    form.removeAttribute('data-sent');
    event.submitter?.removeAttribute('aria-busy');
    form.querySelector('[data-cut]')?.removeAttribute('hidden');
  });
  [bar.value, bar.hidden] = [0, false];
  form.querySelector('[data-cut]')?.setAttribute('hidden', '');
  request.send(new FormData(form, event.submitter));
});

// <button data-copy="text" data-copied="Copied">: puts it on the clipboard and says so for a moment.
document.addEventListener('click', async event => {
  const button = event.target.closest?.('[data-copy]'), words = button?.querySelector('span');
  if (!button || button.dataset.was) return;
  try { await navigator.clipboard.writeText(button.dataset.copy); }
  catch {
    const field = Object.assign(document.createElement('textarea'), { value: button.dataset.copy });
    document.body.append(field);
    field.select();
    document.execCommand('copy');
    field.remove();
    button.focus();
  }
  button.dataset.was = words.textContent;
  words.textContent = button.dataset.copied;
  words.setAttribute('role', 'status');
  setTimeout(() => {
    words.textContent = button.dataset.was;
    words.removeAttribute('role');
    delete button.dataset.was;
  }, 1600);
});
