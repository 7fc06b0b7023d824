// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.contracts;

import io.confluent.kafka.schemaregistry.CompatibilityLevel;
import io.confluent.kafka.schemaregistry.ParsedSchemaHolder;
import io.confluent.kafka.schemaregistry.SimpleParsedSchemaHolder;
import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.heddle.contract.Contract;
import io.heddle.log.ContractEntry;
import io.heddle.registry.problem.Problem;
import io.heddle.registry.problem.Problem.Violation;
import io.heddle.registry.problem.ProblemCode;
import org.apache.avro.Schema;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether a schema keeps the contract's compatibility level, judged by the schema registry's own rules. Pure. */
final class SchemaCompatibility {
    private static final Pattern DIFFERENCE =
            Pattern.compile("errorType:'([A-Z_]+)', description:'(.*?)', additionalInfo:", Pattern.DOTALL);
    private static final Pattern PLACE = Pattern.compile("at path '([^']*)'");

    private SchemaCompatibility() {}

    /**
     * What of a contract's schema breaks its level.
     *
     * @param earlier the versions of the same major so far, oldest first
     */
    static Optional<Problem> problem(Contract contract, List<ContractEntry> earlier) {
        List<Schema> schemas = earlier.stream().map(entry -> entry.contract().valueSchema()).toList();
        List<Violation> differences =
                differences(contract.valueSchema(), schemas, contract.settings().compatibility().name());
        return differences.isEmpty() ? Optional.empty() : Optional.of(Problem.of(ProblemCode.SCHEMA_INCOMPATIBLE,
                "The schema of " + contract.ref() + " is not " + contract.settings().compatibility()
                        + " compatible with the versions before it",
                "Correct the differences listed, or raise the major version: it gets topics of its own", differences));
    }

    static List<Violation> differences(Schema schema, List<Schema> earlier, String level) {
        List<ParsedSchemaHolder> holders = earlier.stream()
                .<ParsedSchemaHolder>map(old -> new SimpleParsedSchemaHolder(new AvroSchema(old)))
                .toList();
        return new AvroSchema(schema).isCompatible(CompatibilityLevel.valueOf(level), holders).stream()
                .flatMap(message -> difference(message).stream())
                .distinct()
                .toList();
    }

    /** The checker's lines that name no difference only repeat the schemas. */
    private static Optional<Violation> difference(String message) {
        Matcher matcher = DIFFERENCE.matcher(message);
        if (!matcher.find()) {
            return Optional.empty();
        }
        Matcher place = PLACE.matcher(matcher.group(2));
        return Optional.of(Violation.of("schema." + matcher.group(1).toLowerCase(Locale.ROOT).replace('_', '-'),
                place.find() ? place.group(1) : "", matcher.group(2), fix(matcher.group(1))));
    }

    private static String fix(String difference) {
        return switch (difference) {
            case "READER_FIELD_MISSING_DEFAULT_VALUE" -> "give the field a default";
            case "MISSING_ENUM_SYMBOLS" -> "keep the symbols, or give the enum a default";
            case "MISSING_UNION_BRANCH" -> "keep the branch of the union";
            case "NAME_MISMATCH" -> "keep the name, or add the old one as an alias";
            case "FIXED_SIZE_MISMATCH" -> "keep the size";
            default -> "keep the type as it was, or widen it as Avro allows (int to long, float to double)";
        };
    }
}
