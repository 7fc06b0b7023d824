// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.problem;

/** Every kind of problem that the registry returns, with its stable code, HTTP status and title. */
public enum ProblemCode {
    REQUEST_MALFORMED("request.malformed", 400, "The request is not readable"),
    DOMAIN_UNKNOWN("domain.unknown", 404, "There is no such domain"),
    PRODUCT_UNKNOWN("product.unknown", 404, "There is no such data product"),
    LINEAGE_NODE_UNKNOWN("lineage.node.unknown", 404, "There is no such node in the lineage graph"),
    VERSION_UNKNOWN("version.unknown", 404, "There is no such version of the contract"),
    DOMAIN_RESERVED("domain.reserved", 409, "The domain is reserved for the mesh itself"),
    VERSION_TAKEN("contract.version.taken", 409, "The version is already applied with different content"),
    VERSION_TOO_LOW("contract.version.too-low", 409, "A newer version is already applied"),
    SCHEMA_INCOMPATIBLE("contract.schema.incompatible", 409, "The schema breaks the contract's compatibility level"),
    CHANGE_BREAKING("contract.change.breaking", 409, "The change needs a new major version"),
    PRECONDITION_FAILED("precondition.failed", 412, "The resource has changed since it was read"),
    CONTRACT_INVALID("contract.invalid", 422, "The contract has faults"),
    DOMAIN_INVALID("domain.invalid", 422, "The domain has faults"),
    LINEAGE_EVENT_TOO_LARGE("lineage.event.too-large", 413, "The lineage event is too large"),
    LINEAGE_EVENT_INVALID("lineage.event.invalid", 422, "The lineage event has faults"),
    KAFKA_UNAVAILABLE("kafka.unavailable", 503, "Kafka does not answer"),
    KAFKA_REFUSED("kafka.refused", 502, "Kafka refuses the change"),
    SCHEMA_REGISTRY_UNAVAILABLE("schema-registry.unavailable", 503, "The schema registry does not answer"),
    SCHEMA_REGISTRY_REFUSED("schema-registry.refused", 502, "The schema registry refuses the change"),
    PREVIEW_BUSY("preview.busy", 503, "Too many previews are being read"),
    TOO_MANY_STREAMS("streams.too-many", 503, "Too many live pages are open"),
    STARTING("registry.starting", 503, "The registry is not ready yet"),
    INTERNAL("internal", 500, "The registry failed unexpectedly");

    private final String code;
    private final int status;
    private final String title;

    ProblemCode(String code, int status, String title) {
        this.code = code;
        this.status = status;
        this.title = title;
    }

    public String code() {
        return code;
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }
}
