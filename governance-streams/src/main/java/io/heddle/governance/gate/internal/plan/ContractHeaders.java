// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.plan;

import io.heddle.contract.PortName;
import io.heddle.contract.ProductTopics;
import io.heddle.contract.RecordHeaders;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;

import java.nio.charset.StandardCharsets;

/** The headers that are the same for all output records of a plan, created once. Immutable. */
public record ContractHeaders(Header specVersion, Header source, Header type, Header contentType, Header dataSchema,
        Header contract) {
    /** The media type of values on output topics. */
    private static final String CONTENT_TYPE = "application/vnd.confluent.avro";

    /** @param valueSchemaId the schema id of all output values */
    static ContractHeaders of(ProductTopics topics, String contract, int valueSchemaId) {
        return new ContractHeaders(
                header(RecordHeaders.CE_SPECVERSION, "1.0"),
                header(
                        RecordHeaders.CE_SOURCE,
                        "/heddle/" + topics.product().domain() + "/" + topics.product().name()),
                header(RecordHeaders.CE_TYPE, topics.product() + ".v" + topics.major()),
                header(RecordHeaders.CONTENT_TYPE, CONTENT_TYPE),
                header(RecordHeaders.CE_DATASCHEMA, "urn:heddle:" + topics.output(PortName.DEFAULT) + "-value:"
                        + valueSchemaId),
                header(RecordHeaders.CONTRACT, contract));
    }

    private static Header header(String name, String value) {
        return new RecordHeader(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
