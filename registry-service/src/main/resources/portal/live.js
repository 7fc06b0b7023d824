// SPDX-License-Identifier: Apache-2.0
// Keeps the parts of a page up to date: the server prints them, an event named like an element brings its newer self.
'use strict';

(() => {
    const source = document.querySelector('[data-live]');
    if (!source || !window.EventSource) return;
    const address = source.dataset.live;
    const state = document.querySelector('[data-live-state]');
    const SLOWEST = 30000;
    let events = null;
    let pause = 1000;
    let timer = 0;

    const say = (text, live) => {
        if (!state || state.textContent === text) return;
        state.textContent = text;
        state.classList.toggle('live-on', live);
    };

    const swap = (id, html) => {
        const old = document.getElementById(id);
        // Never from under the hands of somebody who is in it.
        if (!old || old.contains(document.activeElement)) return;
        const template = document.createElement('template');
        template.innerHTML = html;
        const fresh = template.content.firstElementChild;
        if (!fresh || fresh.id !== id) return;
        const open = [...old.querySelectorAll('details')].map(details => details.open);
        [...fresh.querySelectorAll('details')].forEach((details, i) => { details.open = Boolean(open[i]); });
        const scrolled = [...old.querySelectorAll('.table-wrap')].map(wrap => wrap.scrollLeft);
        old.replaceWith(fresh);
        [...fresh.querySelectorAll('.table-wrap')].forEach((wrap, i) => { wrap.scrollLeft = scrolled[i] || 0; });
    };

    const stop = () => {
        clearTimeout(timer);
        if (events) events.close();
        events = null;
    };

    const start = () => {
        stop();
        events = new EventSource(address);
        events.onopen = () => {
            pause = 1000;
            say('Live', true);
        };
        // Also what the browser would not try again by itself, such as a refusal while the registry starts.
        events.onerror = () => {
            stop();
            say('Not live, trying again', false);
            timer = setTimeout(start, pause);
            pause = Math.min(pause * 2, SLOWEST);
        };
        const parts = document.querySelectorAll('[id^="ops-"], [id^="live-"]');
        new Set([...parts].map(part => part.id)).forEach(id => {
            events.addEventListener(id, event => swap(id, event.data));
        });
    };

    // A page that nobody sees takes none of the few connections a browser has.
    document.addEventListener('visibilitychange', () => {
        if (document.hidden) stop();
        else start();
    });
    addEventListener('pagehide', stop);
    if (!document.hidden) start();
})();
