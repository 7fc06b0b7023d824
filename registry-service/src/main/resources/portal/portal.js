// SPDX-License-Identifier: Apache-2.0
// Optional enhancements: copy buttons, the '/' shortcut, reloading once the registry is ready.
'use strict';

(() => {
    // Copies the text of the element referenced by data-copy.
    document.addEventListener('click', async event => {
        const button = event.target.closest('button[data-copy]');
        const source = button && document.getElementById(button.dataset.copy);
        if (!source) return;
        const label = button.textContent;
        try {
            await navigator.clipboard.writeText(source.textContent);
            button.textContent = 'Copied';
        } catch {
            const range = document.createRange();
            range.selectNodeContents(source);
            const selection = getSelection();
            selection.removeAllRanges();
            selection.addRange(range);
            button.textContent = 'Selected';
        }
        setTimeout(() => { button.textContent = label; }, 1600);
    });

    // '/' focuses the search field, as in most developer tools.
    document.addEventListener('keydown', event => {
        if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return;
        if (event.target.closest('input, textarea, select, [contenteditable]')) return;
        const search = document.querySelector('input[type=search]');
        if (search) {
            event.preventDefault();
            search.focus();
            search.select();
        }
    });

    // Shows the elements that only work with JavaScript.
    document.documentElement.classList.add('js');

    // The waiting page reloads once the registry is ready.
    const waiting = document.querySelector('[data-retry]');
    if (waiting) {
        const ask = async () => {
            try {
                if ((await fetch(waiting.dataset.retry, {cache: 'no-store'})).ok) {
                    location.reload();
                    return;
                }
            } catch {
                // Not reachable yet.
            }
            setTimeout(ask, 2000);
        };
        setTimeout(ask, 2000);
    }
})();
