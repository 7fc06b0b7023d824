// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.console;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

import static picocli.CommandLine.ScopeType.INHERIT;

/**
 * The options that every command accepts, before or after its name. Set by picocli, read through {@link CliContext}.
 */
public final class GlobalOptions {
    @Option(
            names = "--mesh",
            paramLabel = "URL",
            scope = INHERIT,
            converter = MeshUri.class,
            description = {"URL of the mesh", "(default: $HEDDLE_MESH, or http://localhost:8080)"})
    @Nullable
    URI mesh;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            scope = INHERIT,
            defaultValue = "table",
            description = {
                "output format: table, json or yaml;",
                "lineage: tree, json, yaml, mermaid or dot"
            })
    Format output = Format.TABLE;

    @Option(names = "--debug", scope = INHERIT, description = "show the stack trace of an error and debug logs")
    boolean debug;

    /** All formats; {@link CliContext} restricts them to those a command supports. */
    enum Format {
        TABLE, JSON, YAML, TREE, MERMAID, DOT;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Accepts absolute HTTP and HTTPS URLs and explains what is wrong with anything else. */
    static final class MeshUri implements ITypeConverter<URI> {
        @Override
        public URI convert(String text) {
            try {
                URI uri = new URI(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
                if (uri.getHost() != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
                    return uri;
                }
            } catch (URISyntaxException e) {
                throw new TypeConversionException("'" + text + "' is not a URL: " + e.getReason());
            }
            throw new TypeConversionException(
                    "'" + text + "' is not the URL of a mesh; expected something like http://localhost:8080");
        }
    }
}
