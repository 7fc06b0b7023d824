// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.contracts;

import io.heddle.engine.AvroRecordEngine;
import io.heddle.engine.RecordEngine;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

/** What contracts are checked with. */
@Factory
final class ContractBeanFactory {
    /** The registry checks rules and sees no record: it needs no keys. */
    @Singleton
    RecordEngine engine() {
        return AvroRecordEngine.checkOnly();
    }
}
