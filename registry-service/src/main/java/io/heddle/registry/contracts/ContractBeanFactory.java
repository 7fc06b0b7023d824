// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.contracts;

import io.heddle.engine.AvroRecordEngine;
import io.heddle.engine.RecordEngine;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

/** Provides the engine that validates contracts. */
@Factory
final class ContractBeanFactory {
    /** Needs no masking keys: the registry validates rules and never processes records. */
    @Singleton
    RecordEngine engine() {
        return AvroRecordEngine.checkOnly();
    }
}
