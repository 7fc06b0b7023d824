// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.contracts;

import io.heddle.contract.ContractNotice;
import io.swagger.v3.oas.annotations.media.Schema;

/** A notice about a contract, as returned by the API. */
@Schema(name = "Notice")
record ContractNoticeJson(String code, int line, int column, String path, String message) {
    static ContractNoticeJson of(ContractNotice notice) {
        return new ContractNoticeJson(notice.code(), notice.line(), notice.column(), notice.path(), notice.message());
    }
}
