// SPDX-License-Identifier: Apache-2.0
// Live updates: the server sends each changed element as an event named after the element's id.
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
        // Do not replace an element that has keyboard focus.
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
        // Retry here: browsers do not retry after an error status, such as 503 while the registry starts.
        events.onerror = () => {
            stop();
            say('Not live, reconnecting', false);
            timer = setTimeout(start, pause);
            pause = Math.min(pause * 2, SLOWEST);
        };
        const parts = document.querySelectorAll('[id^="ops-"], [id^="live-"]');
        new Set([...parts].map(part => part.id)).forEach(id => {
            events.addEventListener(id, event => swap(id, event.data));
        });
    };

    // A hidden page holds no connection: browsers allow only a few per host.
    document.addEventListener('visibilitychange', () => {
        if (document.hidden) stop();
        else start();
    });
    addEventListener('pagehide', stop);
    if (!document.hidden) start();
})();
