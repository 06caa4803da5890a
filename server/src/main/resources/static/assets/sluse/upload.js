/* Sends the chosen file by the tus protocol, goes on where it was interrupted, and sends the form in when all of it is there. */
(function () {
  'use strict';
  var form = document.getElementById('own-data');
  if (!form || !window.tus) {
    return;
  }
  var bar = document.getElementById('upload-progress');
  var told = document.getElementById('upload-told');
  var failed = document.getElementById('upload-failed');
  var button = form.querySelector('button[type=submit]');

  function show(percent) {
    bar.hidden = false;
    bar.value = percent;
    told.textContent = told.dataset.text.replace('{0}', String(percent));
  }

  form.addEventListener('submit', function (event) {
    var file = form.elements.file.files[0];
    if (form.elements.upload.value || !file) {
      return;
    }
    event.preventDefault();
    button.disabled = true;
    failed.hidden = true;
    var upload = new window.tus.Upload(file, {
      endpoint: form.dataset.files,
      headers: { 'X-CSRF-TOKEN': form.elements._csrf.value },
      chunkSize: 8 * 1024 * 1024,
      retryDelays: [0, 1000, 3000, 10000, 30000],
      removeFingerprintOnSuccess: true,
      onProgress: function (sent, all) { show(Math.floor(100 * sent / all)); },
      onError: function () { button.disabled = false; failed.hidden = false; failed.focus(); },
      onSuccess: function () {
        form.elements.upload.value = upload.url.substring(upload.url.lastIndexOf('/') + 1);
        form.elements.fileName.value = file.name;
        form.elements.file.disabled = true;
        form.submit();
      }
    });
    upload.findPreviousUploads().then(function (previous) {
      if (previous.length > 0) {
        upload.resumeFromPreviousUpload(previous[0]);
      }
      upload.start();
    });
  });
})();
