/* Says where a remark belongs: the cell that is pressed, or the part of the picture that is drawn over. Whoever cannot point writes it. */
(function () {
  'use strict';
  var place = document.getElementById('place');
  var figure = document.querySelector('.sluse-picture');
  if (!place) {
    return;
  }

  document.querySelectorAll('.sluse-held td').forEach(function (cell) {
    cell.addEventListener('click', function () {
      var column = cell.cellIndex;
      var letters = '';
      while (column > 0) {
        letters = String.fromCharCode(65 + (column - 1) % 26) + letters;
        column = Math.floor((column - 1) / 26);
      }
      var part = cell.closest('section').dataset.part;
      place.value = (part + ' ' + letters + cell.parentElement.cells[0].textContent).trim();
    });
  });

  if (!figure) {
    return;
  }
  var drawn = figure.querySelector('rect.sluse-drawn');
  var from = null;

  function percent(event) {
    var all = figure.getBoundingClientRect();
    return [(event.clientX - all.left) / all.width, (event.clientY - all.top) / all.height].map(function (part) {
      return Math.round(100 * Math.min(1, Math.max(0, part)));
    });
  }

  function draw(to) {
    var x = [from[0], to[0]].sort(function (a, b) { return a - b; });
    var y = [from[1], to[1]].sort(function (a, b) { return a - b; });
    drawn.setAttribute('x', x[0]);
    drawn.setAttribute('y', y[0]);
    drawn.setAttribute('width', x[1] - x[0]);
    drawn.setAttribute('height', y[1] - y[0]);
    if (x[0] < x[1] && y[0] < y[1]) {
      place.value = 'x ' + x[0] + '–' + x[1] + ' %, y ' + y[0] + '–' + y[1] + ' %';
    }
  }

  figure.addEventListener('pointerdown', function (event) {
    event.preventDefault();
    from = percent(event);
    figure.setPointerCapture(event.pointerId);
  });
  figure.addEventListener('pointermove', function (event) {
    if (from) {
      draw(percent(event));
    }
  });
  figure.addEventListener('pointerup', function (event) {
    if (from) {
      draw(percent(event));
      from = null;
    }
  });
}());
