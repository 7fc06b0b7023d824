// SPDX-License-Identifier: Apache-2.0
package io.heddle.verification;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * One local mesh for all test classes that only add products to it: a start takes 25 seconds of processor time. Started
 * on first use, stopped after the last test. Each class uses a domain of its own and does not assert on all that a mesh
 * topic holds. A test that kills, restarts or configures its mesh starts one with {@link RunningMesh#up}.
 */
public final class SharedMesh implements ParameterResolver {
    /** Closed by JUnit with the store that holds it. */
    private record Holder(Path folder, RunningMesh mesh) implements AutoCloseable {
        static Holder start() {
            try {
                Path folder = Files.createTempDirectory("heddle-shared-mesh-");
                return new Holder(folder, RunningMesh.up(folder));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() throws IOException {
            mesh.close();
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return parameter.getParameter().getType() == RunningMesh.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
        return test.getRoot()
                .getStore(ExtensionContext.Namespace.create(SharedMesh.class))
                .getOrComputeIfAbsent(Holder.class, type -> Holder.start(), Holder.class)
                .mesh();
    }
}
