// Plays what a desktop showed. The server sends what it sent then; nothing that is said here is listened to.
import RFB from '../novnc/core/rfb.js';

const screen = document.getElementById('screen');
const state = document.getElementById('state');
let player = null;

function play(speed) {
  if (player) {
    player.disconnect();
    screen.replaceChildren();
  }
  const address = new URL(screen.dataset.socket + '?speed=' + speed, location.href.replace(/^http/, 'ws'));
  const mine = new RFB(screen, new WebSocket(address), { shared: true });
  player = mine;
  mine.viewOnly = true;
  mine.scaleViewport = true;
  mine.background = 'transparent';
  mine.addEventListener('connect', () => {
    state.textContent = screen.dataset.playing;
    document.body.dataset.playing = 'yes';
  });
  mine.addEventListener('disconnect', () => {
    if (player === mine) {
      player = null;
      state.textContent = screen.dataset.over;
      delete document.body.dataset.playing;
    }
  });
}

for (const button of document.querySelectorAll('[data-speed]')) {
  button.addEventListener('click', () => play(button.dataset.speed));
  button.disabled = false;
}
state.textContent = screen.dataset.ready;
