// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.console;

import java.io.InputStream;
import java.io.PrintWriter;
import java.net.URI;
import java.util.Map;
import java.util.function.Function;

/**
 * The environment of a command: streams, terminal, environment variables and global options. One instance per
 * invocation; tests pass their own writers.
 *
 * <pre>{@code @Command(name = "products", description = "list the data products")
 * public final class ProductsCommand implements Callable<Integer> {
 *     private final CliContext context;
 *
 *     public ProductsCommand(CliContext context) {
 *         this.context = context;
 *     }
 *
 *     public Integer call() {
 *         context.out().println(context.mesh());
 *         return ExitCodes.OK;
 *     }
 * }
 * }</pre>
 */
public final class CliContext {
    private static final String DEFAULT_MESH = "http://localhost:8080";

    public final GlobalOptions options = new GlobalOptions();
    private final InputStream in;
    private final PrintWriter out;
    private final PrintWriter err;
    private final TerminalCapabilities terminal;
    private final Map<String, String> environment;
    private final Function<Runnable, InterruptRegistration> interrupts;

    public CliContext(
            InputStream in, PrintWriter out, PrintWriter err, TerminalCapabilities terminal,
            Map<String, String> environment) {
        this(in, out, err, terminal, environment, InterruptHook::install);
    }

    /** @param interrupts registers an action to run on Ctrl-C */
    public CliContext(
            InputStream in, PrintWriter out, PrintWriter err, TerminalCapabilities terminal,
            Map<String, String> environment, Function<Runnable, InterruptRegistration> interrupts) {
        this.in = in;
        this.out = out;
        this.err = err;
        this.terminal = terminal;
        this.environment = Map.copyOf(environment);
        this.interrupts = interrupts;
    }

    /** Standard input. */
    public InputStream in() {
        return in;
    }

    /** For results only: the output may be piped into another program. */
    public PrintWriter out() {
        return out;
    }

    /** For errors and progress. */
    public PrintWriter err() {
        return err;
    }

    public TerminalCapabilities terminal() {
        return terminal;
    }

    public Map<String, String> environment() {
        return environment;
    }

    /**
     * Lets a long-running command shut down cleanly on Ctrl-C: the action requests the stop, and the process waits
     * until the command has finished.
     *
     * <pre>{@code
     * try (var _ = context.onInterrupt(() -> stopping.set(true))) {
     *     work();
     * }
     * }</pre>
     */
    public InterruptRegistration onInterrupt(Runnable action) {
        return interrupts.apply(action);
    }

    /**
     * The registry URL without a trailing slash: {@code --mesh}, else {@code HEDDLE_MESH}, else the local mesh.
     *
     * @throws CliException if {@code HEDDLE_MESH} is not a URL
     */
    public URI mesh() {
        if (options.mesh != null) {
            return options.mesh;
        }
        String url = environment.getOrDefault("HEDDLE_MESH", "");
        try {
            return new GlobalOptions.MeshUri().convert(url.isBlank() ? DEFAULT_MESH : url.strip());
        } catch (picocli.CommandLine.TypeConversionException e) {
            throw new CliException(ExitCodes.USAGE, "HEDDLE_MESH: " + e.getMessage(), "correct or unset HEDDLE_MESH",
                    e);
        }
    }

    /** @throws CliException if the requested format is supported for graphs only */
    public OutputFormat output() {
        return switch (options.output) {
            case TABLE -> OutputFormat.TABLE;
            case JSON -> OutputFormat.JSON;
            case YAML -> OutputFormat.YAML;
            case TREE, MERMAID, DOT -> throw new CliException(ExitCodes.USAGE,
                    "the result is not a graph and cannot be shown as '" + options.output + "'",
                    "use -o table, json or yaml");
        };
    }

    /** The format for commands whose result is a graph; {@code table} selects a tree. */
    public GraphFormat graphOutput() {
        return switch (options.output) {
            case TABLE, TREE -> GraphFormat.TREE;
            case JSON -> GraphFormat.JSON;
            case YAML -> GraphFormat.YAML;
            case MERMAID -> GraphFormat.MERMAID;
            case DOT -> GraphFormat.DOT;
        };
    }

    /** Whether to print the causes of errors. */
    public boolean debug() {
        return options.debug;
    }
}
