// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.plan;

import io.heddle.governance.gate.internal.schema.OutputSubjectAudit;
import io.heddle.governance.gate.internal.schema.RecordPart;
import io.heddle.governance.gate.internal.schema.RegisteredVersion;
import io.heddle.governance.gate.internal.schema.SchemaRegistryWatcher;
import io.heddle.governance.gate.internal.schema.SubjectDirectory;
import io.heddle.governance.gate.internal.schema.WatchedProduct;

/**
 * Routes registered schemas: those of the ingest side to the plans, those of outputs to the audit.
 */
public final class RegisteredSchemaRouter implements SchemaRegistryWatcher.VersionListener {
    private final PlanRegistry plans;
    private final OutputSubjectAudit outputAudit;

    public RegisteredSchemaRouter(PlanRegistry plans, OutputSubjectAudit outputAudit) {
        this.plans = plans;
        this.outputAudit = outputAudit;
    }

    @Override
    public void onVersion(
            WatchedProduct product, WatchedProduct.Role role, RegisteredVersion registered,
            SubjectDirectory.Version version) {
        int id = version.schemaId();
        switch (role) {
            case INGEST_VALUE -> prefetch(product, RecordPart.VALUE, id, registered);
            case INGEST_KEY -> prefetch(product, RecordPart.KEY, id, registered);
            case INGEST_ANY ->
                prefetch(product, version.isRecord() ? RecordPart.VALUE : RecordPart.KEY, id, registered);
            case OUTPUT_VALUE -> outputAudit.onVersion(product, RecordPart.VALUE, id, registered);
            case OUTPUT_KEY -> outputAudit.onVersion(product, RecordPart.KEY, id, registered);
        }
    }

    private void prefetch(WatchedProduct product, RecordPart part, int schemaId, RegisteredVersion registered) {
        if (product.isContractSchema(part, schemaId)) {
            return; // known with its contract, and no violation of the version before it
        }
        plans.prefetchWriter(product.entry().contract().topics().ingest().value(), part, schemaId, registered);
    }
}
