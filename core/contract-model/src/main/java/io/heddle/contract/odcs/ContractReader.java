// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.odcs;

import io.heddle.contract.SchemaSource;
import io.heddle.contract.odcs.internal.document.DocumentFindings;
import io.heddle.contract.odcs.internal.document.DocumentSection;
import io.heddle.contract.odcs.internal.shape.OdcsRelease;
import io.heddle.contract.odcs.internal.shape.OdcsShapes;
import io.heddle.contract.odcs.internal.shape.OtherStandard;
import io.heddle.contract.odcs.internal.shape.ShapeCheck;
import io.heddle.contract.yaml.YamlNode;
import io.heddle.contract.yaml.YamlProblem;
import io.heddle.contract.yaml.YamlReader;
import io.heddle.contract.yaml.YamlReading;

import java.util.Optional;

/**
 * Reads ODCS documents, v3.0.x to v3.2.x. Stateless and thread-safe; never throws because of the content of a document
 * or schema.
 *
 * <pre>{@code
 * ContractReading reading = ContractReader.read(yaml, SchemaSource.of(Map.of("schemas/customer.avsc", avsc)));
 * if (reading instanceof ContractReading.Valid valid) {
 *     valid.contract().topics().ingest(); // crm.customers.v1.ingest
 * }
 * }</pre>
 *
 * @see <a href="https://bitol-io.github.io/open-data-contract-standard/">Open Data Contract Standard</a>
 */
public final class ContractReader {
    private ContractReader() {}

    /**
     * Reads a team's contract.
     *
     * @param source YAML or JSON
     * @param schemas loads referenced Avro schemas
     */
    public static ContractReading read(String source, SchemaSource schemas) {
        return read(source, schemas, false);
    }

    /** Reads a contract of the mesh's own domain, which {@link #read} rejects because the domain is reserved. */
    public static ContractReading readMesh(String source, SchemaSource schemas) {
        return read(source, schemas, true);
    }

    private static ContractReading read(String source, SchemaSource schemas, boolean mesh) {
        DocumentFindings findings = new DocumentFindings();
        YamlReading yaml = YamlReader.read(source);
        for (YamlProblem problem : yaml.problems()) {
            findings.fault(problem.code(), problem.position(), problem.path(), problem.message(), problem.fix());
        }
        if (yaml.root().isEmpty()) {
            return new ContractReading.Invalid(findings.faults());
        }
        Optional<OtherStandard> other = otherStandard(yaml.root().get());
        if (other.isPresent()) {
            findings.fault(other.get().code(), other.get().key().key(), other.get().key().key().text(),
                    "this is " + other.get().name(), other.get().fix());
            return new ContractReading.Invalid(findings.faults());
        }
        if (yaml.root().get() instanceof YamlNode.Mapping root) {
            DocumentSection section = new DocumentSection(root, "", findings);
            OdcsRelease release = OdcsRelease.of(section.text("apiVersion"));
            new ShapeCheck(findings, release).check(root, OdcsShapes.ROOT, "");
            return ContractAssembler.assemble(section, source, schemas, mesh);
        }
        new ShapeCheck(findings, OdcsRelease.V3_1).check(yaml.root().get(), OdcsShapes.ROOT, "");
        return new ContractReading.Invalid(findings.faults());
    }

    /**
     * The name of the other standard that a text is written in, such as {@code "a document of the Data Contract
     * Specification (1.1.0)"}; empty if it is none that is known.
     */
    public static Optional<String> nameOfOtherStandard(YamlNode root) {
        return otherStandard(root).map(OtherStandard::name);
    }

    private static Optional<OtherStandard> otherStandard(YamlNode root) {
        return root instanceof YamlNode.Mapping mapping ? OtherStandard.of(mapping) : Optional.empty();
    }
}
