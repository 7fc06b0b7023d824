// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.localmesh.child;

import java.io.IOException;

/**
 * Starts Apicurio Registry and exits at the end of standard input, which is when the mesh closes the pipe or dies for
 * any reason. A schema registry thus never outlives its mesh and blocks the port of the next one.
 */
public final class SchemaRegistryMain {
    private static final String QUARKUS = "io.quarkus.bootstrap.runner.QuarkusEntryPoint";
    private static final long GRACE_MILLIS = Long.getLong("heddle.grace.millis", 4_000);

    private SchemaRegistryMain() {}

    /** @param args passed on to Quarkus */
    public static void main(String[] args) throws ReflectiveOperationException {
        daemon("heddle-parent-watch", SchemaRegistryMain::exitWhenInputEnds);
        Class.forName(QUARKUS).getMethod("main", String[].class).invoke(null, (Object) args);
    }

    private static void exitWhenInputEnds() {
        try {
            while (System.in.read() >= 0) {
                Thread.onSpinWait();
            }
        } catch (IOException e) {
            System.err.println("cannot read from the parent process: " + e.getMessage());
        }
        daemon("heddle-halt", SchemaRegistryMain::haltAfterGrace);
        System.exit(0);
    }

    private static void haltAfterGrace() {
        try {
            Thread.sleep(GRACE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(0);
    }

    private static void daemon(String name, Runnable work) {
        Thread.ofPlatform().daemon().name(name).start(work);
    }
}
