'use strict';
// Passkeys need a little script, as only the browser speaks with the authenticator. Where it cannot, nothing is shown.
(() => {
    const able = window.PublicKeyCredential && PublicKeyCredential.parseCreationOptionsFromJSON && PublicKeyCredential.parseRequestOptionsFromJSON;
    if (!able) return;

    const ask = async (address, form) => {
        const answer = await fetch(address, { method: 'POST', body: new URLSearchParams(new FormData(form)) });
        if (!answer.ok) throw new Error(String(answer.status));
        return answer.json();
    };
    const send = (form, credential) => {
        form.elements.namedItem('credential').value = JSON.stringify(credential);
        for (const name of ['password', 'code']) {
            const field = form.elements.namedItem(name);
            if (field) field.value = '';
        }
        form.submit();
    };
    const fail = form => { form.querySelector('[data-failed]').hidden = false; };

    const handle = (id, work) => {
        const form = document.getElementById(id);
        if (!form) return;
        form.hidden = false;
        form.addEventListener('submit', event => {
            event.preventDefault();
            form.querySelector('[data-failed]').hidden = true;
            work(form).catch(() => fail(form));
        });
    };

    handle('passkey-make', async form => {
        const options = await ask('/account/passkeys/options', form);
        send(form, await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) }));
    });
    handle('passkey-sign-in', async form => {
        const options = await ask('/sign-in/passkey/options', form);
        send(form, await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) }));
    });
})();
