// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.schema;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What the schema registry knows by name: one attempt per question, never from a cache. Thread-safe. */
public interface SubjectDirectory {
    /**
     * A version of a subject.
     *
     * @param isRecord whether its schema is a record, and so one of values; keys are anything else
     */
    record Version(int schemaId, boolean isRecord) {}

    /** @throws IOException if the registry does not answer, or answers anything else */
    Collection<String> all() throws IOException;

    /**
     * The versions of a subject; none if there is no such subject.
     *
     * @throws IOException if the registry does not answer, or answers anything else
     */
    List<Integer> versions(String subject) throws IOException;

    /**
     * A version; empty if it is gone.
     *
     * @throws IOException if the registry does not answer, or answers anything else
     */
    Optional<Version> version(String subject, int version) throws IOException;
}
