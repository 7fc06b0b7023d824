// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.odcs.internal.shape;

import io.heddle.contract.yaml.YamlNode;
import io.heddle.contract.yaml.YamlScalar;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A document of another standard, recognized by its first keys, so that its author gets one fault that says what it is
 * instead of one for each key.
 *
 * @param key the key by which it was recognized
 * @param code of the fault
 * @param name with the version
 * @param fix how to convert it
 */
public record OtherStandard(YamlNode.Entry key, String code, String name, String fix) {
    private static final Pattern ODCS_2 = Pattern.compile("v?2(\\.\\d{1,3}){1,2}");
    private static final List<String> ODCS_2_KEYS = List.of("quantumName", "datasetName", "datasetDomain", "dataset",
            "userConsumptionMode", "sourcePlatform", "uuid", "stakeholders");
    private static final String CODE = "contract.standard.other";

    /** The other standard of a document; empty if it is ODCS v3, or nothing known. */
    public static Optional<OtherStandard> of(YamlNode.Mapping root) {
        return dataContractSpecification(root)
                .or(() -> odcs2(root))
                .or(() -> dataProduct(root))
                .or(() -> description(root, "asyncapi", "an AsyncAPI document"))
                .or(() -> description(root, "openapi", "an OpenAPI document"));
    }

    private static Optional<OtherStandard> dataContractSpecification(YamlNode.Mapping root) {
        return root.entry("dataContractSpecification").map(entry -> new OtherStandard(entry, CODE,
                "a document of the Data Contract Specification" + version(entry),
                "convert it to ODCS: 'datacontract export --format odcs' of the Data Contract CLI does, or write"
                        + " 'apiVersion: v3.1.0', 'kind: DataContract', and move info.title to name, info.version to"
                        + " version, models to schema[], servicelevels to slaProperties[]"));
    }

    private static Optional<OtherStandard> odcs2(YamlNode.Mapping root) {
        Optional<YamlNode.Entry> version = root.entry("apiVersion")
                .filter(entry -> text(entry).filter(text -> ODCS_2.matcher(text).matches()).isPresent());
        Optional<YamlNode.Entry> key = version
                .or(() -> root.entry("schema").isPresent() ? Optional.empty() : odcs2Key(root));
        return key.map(entry -> new OtherStandard(entry, "contract.apiVersion.unsupported",
                "a document of the Open Data Contract Standard, version 2" + version.map(OtherStandard::version).orElse(
                        "") + "; those that are read are v3.0.x, v3.1.x and v3.2.x",
                "convert it to version 3: write 'apiVersion: v3.1.0', and move uuid to id, datasetDomain to domain,"
                        + " quantumName to dataProduct, dataset[] to schema[], its columns[] to properties[],"
                        + " stakeholders to team"));
    }

    private static Optional<YamlNode.Entry> odcs2Key(YamlNode.Mapping root) {
        List<YamlNode.Entry> found = ODCS_2_KEYS.stream().flatMap(key -> root.entry(key).stream()).toList();
        return found.size() < 2 ? Optional.empty() : Optional.of(found.get(0));
    }

    private static Optional<OtherStandard> dataProduct(YamlNode.Mapping root) {
        Optional<YamlNode.Entry> kind = root.entry("kind")
                .filter(entry -> text(entry).filter("DataProduct"::equals).isPresent())
                .filter(entry -> root.entry("schema").isEmpty());
        return kind.map(entry -> new OtherStandard(entry, "contract.kind.invalid",
                "a document of the Open Data Product Standard, which describes a product and not its contract",
                "apply the contracts that its ports name by contractId"));
    }

    private static Optional<OtherStandard> description(YamlNode.Mapping root, String key, String name) {
        return root.entry(key).map(entry -> new OtherStandard(entry, CODE, name + version(entry),
                "write a contract in ODCS: 'apiVersion: v3.1.0', 'kind: DataContract'"));
    }

    private static String version(YamlNode.Entry entry) {
        return text(entry).filter(text -> text.length() < 20).map(text -> " (" + text + ")").orElse("");
    }

    private static Optional<String> text(YamlNode.Entry entry) {
        return entry.value() instanceof YamlScalar scalar ? Optional.of(scalar.text()) : Optional.empty();
    }
}
