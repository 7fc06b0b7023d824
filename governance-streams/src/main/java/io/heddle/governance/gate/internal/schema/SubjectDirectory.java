// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.schema;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Subjects and versions of the schema registry: one attempt per request, never cached. Thread-safe. */
public interface SubjectDirectory {
    /**
     * A version of a subject.
     *
     * @param isRecord whether its schema is a record and thus one of values; keys have any other type
     */
    record Version(int schemaId, boolean isRecord) {}

    /** @throws IOException if the registry does not respond or returns an error */
    Collection<String> all() throws IOException;

    /**
     * The versions of a subject; empty if it does not exist.
     *
     * @throws IOException if the registry does not respond or returns an error
     */
    List<Integer> versions(String subject) throws IOException;

    /**
     * A version; empty if it does not exist.
     *
     * @throws IOException if the registry does not respond or returns an error
     */
    Optional<Version> version(String subject, int version) throws IOException;
}
