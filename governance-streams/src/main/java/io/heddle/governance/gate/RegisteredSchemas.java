// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate;

import io.heddle.governance.gate.schemas.Registered;
import io.heddle.governance.gate.schemas.SchemaWatch;
import io.heddle.governance.gate.schemas.Subjects;
import io.heddle.governance.gate.schemas.WatchedProduct;

/** What becomes of schemas that are registered: those of the ingest side join the plans, those of outputs are looked at. */
final class RegisteredSchemas implements SchemaWatch.Finder {
    private final Plans plans;
    private final OutputSubjects outputs;

    RegisteredSchemas(Plans plans, OutputSubjects outputs) {
        this.plans = plans;
        this.outputs = outputs;
    }

    @Override
    public void found(
            WatchedProduct product, WatchedProduct.Role role, Registered registered, Subjects.Version version) {
        int id = version.schemaId();
        switch (role) {
            case INGEST_VALUE -> foresee(product, Plan.Part.VALUE, id, registered);
            case INGEST_KEY -> foresee(product, Plan.Part.KEY, id, registered);
            case INGEST_ANY -> foresee(product, version.isRecord() ? Plan.Part.VALUE : Plan.Part.KEY, id, registered);
            case OUTPUT_VALUE -> outputs.found(product, Plan.Part.VALUE, id, registered);
            case OUTPUT_KEY -> outputs.found(product, Plan.Part.KEY, id, registered);
        }
    }

    private void foresee(WatchedProduct product, Plan.Part part, int schemaId, Registered registered) {
        plans.foresee(product.entry().contract().topics().ingest().value(), part, schemaId, registered);
    }
}
