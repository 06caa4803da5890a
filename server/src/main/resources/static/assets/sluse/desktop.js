// Shows a desktop: pixels come, keys and pointer go. Nothing that is in it can be copied out here: the server lets no such thing pass.
import RFB from '../novnc/core/rfb.js';

const screen = document.getElementById('screen');
const state = document.getElementById('state');
const over = document.getElementById('over');
const why = document.getElementById('why');
const again = document.getElementById('again');
const AWAKE_EVERY = 15000;
const NEARLY = 90;
const TRIES = 120;
let desktop = null;
let closedWith = 0;
let tries = 0;
let lastAwake = 0;

function connect() {
  over.hidden = true;
  state.textContent = screen.dataset.connecting;
  const socket = new WebSocket(new URL(screen.dataset.socket, location.href.replace(/^http/, 'ws')));
  socket.addEventListener('close', (event) => { closedWith = event.code; });
  desktop = new RFB(screen, socket, { shared: true });
  desktop.resizeSession = true;
  desktop.scaleViewport = true;
  desktop.qualityLevel = 8;
  desktop.compressionLevel = 2;
  desktop.background = 'transparent';
  desktop.addEventListener('connect', () => {
    tries = 0;
    state.textContent = screen.dataset.connected;
    document.body.dataset.connected = 'yes';
    desktop.focus();
  });
  desktop.addEventListener('disconnect', ended);
}

function ended() {
  desktop = null;
  delete document.body.dataset.connected;
  const known = screen.getAttribute('data-end-' + closedWith);
  // The server may be away for a moment: what runs goes on, and it is shown again as soon as there is somebody to show it.
  if (!known && tries < TRIES) {
    tries += 1;
    state.textContent = screen.dataset.connecting;
    setTimeout(connect, 500);
    return;
  }
  why.textContent = known || screen.dataset.endOther;
  state.textContent = '';
  over.hidden = false;
  again.focus();
}

function awake() {
  const now = Date.now();
  if (now - lastAwake < AWAKE_EVERY) {
    return;
  }
  lastAwake = now;
  fetch(screen.dataset.awake, { method: 'POST', headers: { [screen.dataset.csrfName]: screen.dataset.csrf } })
    .then((answer) => (answer.ok ? answer.json() : {}))
    .then((use) => warn([
      use.memory >= NEARLY ? screen.dataset.memory.replace('{0}', use.memory) : '',
      use.disk >= NEARLY ? screen.dataset.disk.replace('{0}', use.disk) : ''
    ].filter(Boolean).join(' ')))
    .catch(() => {});
}

// Nothing ends without a word before it; while there is nothing to say the state is just that it is connected.
function warn(words) {
  if (!desktop || !document.body.dataset.connected) {
    return;
  }
  state.classList.toggle('sluse-desktop-warning', words !== '');
  if (state.textContent !== (words || screen.dataset.connected)) {
    state.textContent = words || screen.dataset.connected;
  }
}

let lastInput = Date.now();
function warnOfIdleness() {
  const left = Number(screen.dataset.idleMinutes) * 60000 - (Date.now() - lastInput);
  if (left < 60000) {
    warn(screen.dataset.idle);
  }
}

function mark() {
  const mark = document.querySelector('.sluse-watermark');
  const words = mark.dataset.person + ' · ' + new Date().toLocaleString(document.documentElement.lang);
  mark.replaceChildren(...Array.from({ length: 24 }, () => {
    const one = document.createElement('span');
    one.textContent = words;
    return one;
  }));
}

// Who has been signed out meanwhile is asked to sign in, and comes back here.
again.addEventListener('click', () => location.reload());
for (const kind of ['keydown', 'pointerdown', 'pointermove', 'wheel']) {
  screen.addEventListener(kind, () => {
    if (Date.now() - lastInput > Number(screen.dataset.idleMinutes) * 60000 - 60000) {
      warn('');
    }
    lastInput = Date.now();
    awake();
  }, { capture: true, passive: true });
}
document.getElementById('full').addEventListener('click', () => {
  if (document.fullscreenElement) {
    document.exitFullscreen();
  } else {
    screen.requestFullscreen().then(() => desktop && desktop.focus());
  }
});
const paste = document.getElementById('paste');
if (paste) {
  const dialog = document.getElementById('paste-dialog');
  const text = document.getElementById('paste-text');
  paste.addEventListener('click', () => { text.value = ''; dialog.showModal(); });
  dialog.addEventListener('close', () => {
    if (dialog.returnValue === 'now' && text.value && desktop) {
      desktop.clipboardPasteFrom(text.value);
    }
    text.value = '';
    dialog.returnValue = '';
    if (desktop) { desktop.focus(); }
  });
}
mark();
setInterval(mark, 60000);
setInterval(warnOfIdleness, 5000);
connect();
