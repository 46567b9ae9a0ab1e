// Files brought by a client: <div data-bring="address" …> sends what is chosen or dropped there, one after the other, each with its progress. One that was cut off can be
// sent again, and is the same file: its number stays. What the server has received is shown by the page itself.
const queues = new WeakMap();

const number = () => {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = bytes[6] & 15 | 64; bytes[8] = bytes[8] & 63 | 128;
  return [...bytes].map((byte, i) => ([4, 6, 8, 10].includes(i) ? '-' : '') + byte.toString(16).padStart(2, '0')).join('');
};

// Words and mark may stand once around many places.
const around = place => place.closest('[data-bring-words]') ?? place;
const wordsOf = place => ({ ...around(place).dataset, ...place.dataset });

const element = (name, css, text) => Object.assign(document.createElement(name), { className: css ?? '', textContent: text ?? '' });

function line(place, file) {
  const row = element('li', 'bring-row');
  row.append(element('b', 'cut', file.name), element('progress'), element('span', 'small'), element('span', 'btns'));
  row.querySelector('progress').max = 1;
  row.querySelector('progress').value = 0;
  place.querySelector('.bring-list').append(row);
  return row;
}

const offer = (row, words, act) => {
  const button = element('button', 'btn small quiet', words);
  button.type = 'button';
  button.addEventListener('click', act);
  row.querySelector('.btns').append(button);
};

function say(row, text, bad) {
  row.classList.toggle('bad', !!bad);
  row.querySelector('.small').textContent = text;
  row.querySelector('.btns').replaceChildren();
}

/** One file, once. Answers 'done', 'refused', 'gone', 'wait' or 'cut'. */
function send(place, job) {
  return new Promise(resolve => {
    const request = new XMLHttpRequest(), words = wordsOf(place);
    let address;
    try { address = `${words.bring}?upload=${job.id}&name=${encodeURIComponent(job.file.name)}`; }
    catch { say(job.row, words.refused, true); return resolve('refused'); }
    request.open('POST', address);
    request.setRequestHeader('Content-Type', 'application/octet-stream');
    request.setRequestHeader('X-Requested-With', 'XMLHttpRequest');
    request.setRequestHeader('RequestVerificationToken', around(place).querySelector('input[name=__RequestVerificationToken]')?.value ?? '');
    request.upload.addEventListener('progress', event => { if (event.lengthComputable) job.row.querySelector('progress').value = event.loaded / event.total; });
    request.addEventListener('load', () => {
      if (request.status === 204) return resolve('done');
      if (request.status === 200) { try { job.note = JSON.parse(request.responseText).note; } catch { /* nothing to say */ } return resolve('done'); }
      if (request.status === 429) return resolve('wait');
      if (request.status >= 500 || request.status === 408) return resolve('cut');
      let problem = words.refused;
      try { problem = JSON.parse(request.responseText).problem ?? problem; } catch { /* no sentence came */ }
      say(job.row, problem, true);
      resolve('refused');
    });
    request.addEventListener('error', () => resolve('cut'));
    request.addEventListener('abort', () => resolve('gone'));
    offer(job.row, words.cancel, () => request.abort());
    request.send(job.file);
  });
}

async function work(place, queue) {
  if (queue.busy) return;
  queue.busy = true;
  for (let job; job = queue.jobs.shift();) {
    say(job.row, '');
    const outcome = await send(place, job), words = wordsOf(place);
    if (outcome === 'wait') {
      say(job.row, '');
      queue.jobs.unshift(job);
      await new Promise(again => setTimeout(again, 5000));
    } else if (outcome === 'done') {
      say(job.row, job.note ?? words.done);
      job.row.querySelector('progress').value = 1;
      if (job.note) offer(job.row, words.close, () => job.row.remove()); else setTimeout(() => job.row.remove(), 1500);
    } else if (outcome === 'gone') job.row.remove();
    else {
      job.row.querySelector('progress').value = 0;
      if (outcome === 'cut') {
        say(job.row, words.cut, true);
        job.again = () => { queue.cut.delete(job); queue.jobs.push(job); work(place, queue); };
        queue.cut.add(job);
        offer(job.row, words.again, job.again);
      }
      offer(job.row, words.close, () => { queue.cut.delete(job); job.row.remove(); });
    }
  }
  queue.busy = false;
}

function bring(place, files) {
  const queue = queues.get(place) ?? { jobs: [], cut: new Set(), busy: false }, words = wordsOf(place);
  queues.set(place, queue);
  for (const file of files) {
    const row = line(place, file), problem = file.size === 0 ? words.empty : file.size > +words.most ? words.large : null;
    if (!problem) { queue.jobs.push({ file, row, id: number() }); continue; }
    say(row, problem, true);
    offer(row, words.close, () => row.remove());
  }
  work(place, queue);
}

document.addEventListener('change', event => {
  const place = event.target.type === 'file' && event.target.closest('[data-bring]');
  if (!place) return;
  bring(place, [...event.target.files]);
  event.target.value = '';
});

// A card takes files wherever they are let go on it; what is inside and takes them itself comes first.
const cardUnder = event => event.dataTransfer?.types.includes('Files') && event.target.type !== 'file' ? event.target.closest?.('[data-bring-drop]') : null;
// Columns take cards.
addEventListener('dragover', event => { if (cardUnder(event) || event.target.closest?.('.lane')) event.preventDefault(); });
addEventListener('drop', event => {
  const place = cardUnder(event);
  if (!place || event.dataTransfer.files.length === 0) return;
  event.preventDefault();
  bring(place, [...event.dataTransfer.files]);
}, true);

// What the connection cut off goes on by itself once it is back.
addEventListener('online', () => document.querySelectorAll('[data-bring]').forEach(place => queues.get(place)?.cut.forEach(job => job.again())));
addEventListener('beforeunload', event => {
  if ([...document.querySelectorAll('[data-bring]')].some(place => queues.get(place)?.busy)) event.preventDefault();
});
