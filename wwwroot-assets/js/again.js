// A page that was asked for too often comes by itself once it may.
const waits = document.querySelector('[data-again]');
if (waits) setTimeout(() => location.replace(waits.href), Number(waits.dataset.again) * 1000);
