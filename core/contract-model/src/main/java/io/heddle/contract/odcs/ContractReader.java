// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.odcs;

import io.heddle.contract.yaml.Node;
import io.heddle.contract.yaml.YamlProblem;
import io.heddle.contract.yaml.YamlReading;
import io.heddle.contract.yaml.YamlText;

/**
 * Reads ODCS documents, v3.0.x to v3.2.x. Stateless and thread-safe; nothing a document or a schema holds makes it throw.
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
     * Reads a contract of a team.
     *
     * @param source YAML or JSON
     * @param schemas where referenced Avro schemas come from
     */
    public static ContractReading read(String source, SchemaSource schemas) {
        return read(source, schemas, false);
    }

    /** Reads a contract of the mesh's own domain, which {@link #read} refuses because the domain is reserved. */
    public static ContractReading readMesh(String source, SchemaSource schemas) {
        return read(source, schemas, true);
    }

    private static ContractReading read(String source, SchemaSource schemas, boolean mesh) {
        Findings findings = new Findings();
        YamlReading yaml = YamlText.read(source);
        for (YamlProblem problem : yaml.problems()) {
            findings.fault(problem.code(), problem.place(), problem.path(), problem.message(), problem.fix());
        }
        if (yaml.root().isEmpty()) {
            return new ContractReading.Invalid(findings.faults());
        }
        new ShapeCheck(findings).check(yaml.root().get(), OdcsShapes.ROOT, "");
        if (yaml.root().get() instanceof Node.Mapping root) {
            return ContractAssembly.assemble(new Section(root, "", findings), source, schemas, mesh);
        }
        return new ContractReading.Invalid(findings.faults());
    }
}
