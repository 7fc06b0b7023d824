// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.odcs;

import io.heddle.contract.Contract;
import io.heddle.contract.ContractFault;
import io.heddle.contract.ContractNotice;

import java.util.List;

/** The result of reading a contract document. */
public sealed interface ContractReading {
    /** The document is a valid contract. */
    record Valid(Contract contract, ContractDocument document, List<ContractNotice> notices)
            implements ContractReading {
        public Valid {
            notices = List.copyOf(notices);
        }
    }

    /** The document is invalid: every fault that one reading can find, in document order, at least one. */
    record Invalid(List<ContractFault> faults) implements ContractReading {
        public Invalid {
            faults = List.copyOf(faults);
        }
    }
}
