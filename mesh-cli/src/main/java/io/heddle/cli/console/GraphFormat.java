// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.console;

/** Output formats of commands whose result is a graph. */
public enum GraphFormat {
    /** A text tree, for people. */
    TREE,
    /** For programs. */
    JSON,
    /** For files. */
    YAML,
    /** For Markdown: <a href="https://mermaid.js.org/syntax/flowchart.html">Mermaid</a>. */
    MERMAID,
    /** For <a href="https://graphviz.org/doc/info/lang.html">Graphviz</a>. */
    DOT
}
