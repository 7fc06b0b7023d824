// SPDX-License-Identifier: Apache-2.0
package io.heddle.verification;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/** Module boundaries: dependencies point downwards only, and internal packages are not used from outside. */
@AnalyzeClasses(packages = "io.heddle", importOptions = ImportOption.DoNotIncludeTests.class)
class ModuleArchitectureTest {
    @ArchTest
    static final ArchRule CONTRACT_MODEL_USES_NO_OTHER_MODULE = noClasses()
            .that()
            .resideInAPackage("io.heddle.contract..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.heddle.engine..",
                    "io.heddle.log..",
                    "io.heddle.sdk..",
                    "io.heddle.governance..",
                    "io.heddle.registry..",
                    "io.heddle.cli..",
                    "org.apache.kafka..",
                    "io.confluent..");

    @ArchTest
    static final ArchRule ENGINE_DOES_NOT_USE_KAFKA = noClasses()
            .that()
            .resideInAPackage("io.heddle.engine..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.apache.kafka..",
                    "io.confluent..",
                    "io.heddle.log..",
                    "io.heddle.sdk..",
                    "io.heddle.governance..",
                    "io.heddle.registry..",
                    "io.heddle.cli..");

    @ArchTest
    static final ArchRule LOG_USES_ONLY_THE_CONTRACT_MODEL = noClasses()
            .that()
            .resideInAPackage("io.heddle.log..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.heddle.engine..",
                    "io.heddle.sdk..",
                    "io.heddle.governance..",
                    "io.heddle.registry..",
                    "io.heddle.cli..",
                    "io.confluent..");

    @ArchTest
    static final ArchRule SDK_AND_STREAMS_DO_NOT_USE_THE_REGISTRY = noClasses()
            .that()
            .resideInAnyPackage("io.heddle.sdk..", "io.heddle.governance..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.heddle.registry..", "io.heddle.cli..", "io.micronaut..", "io.heddle.broker..");

    @ArchTest
    static final ArchRule REGISTRY_DOES_NOT_USE_STREAMS = noClasses()
            .that()
            .resideInAPackage("io.heddle.registry..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.heddle.sdk..", "io.heddle.governance..", "io.heddle.cli..", "org.apache.kafka.streams..");

    @ArchTest
    static final ArchRule INTERNAL_PACKAGES_STAY_WITHIN_THEIR_MODULE = classes()
            .that()
            .resideInAPackage("io.heddle..internal..")
            .should(beUsedOnlyBelow())
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule KAFKA_SERVER_CLASSES_ARE_IN_ONE_PLACE = noClasses()
            .that()
            .resideOutsideOfPackage("io.heddle.broker..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("kafka..", "org.apache.kafka.server..", "org.apache.kafka.metadata..");

    /** The package layers of the gate: each may use only layers listed above it; the root package may use all. */
    @ArchTest
    static final ArchRule GATE_ROOMS_ARE_LAYERED = layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage("io.heddle.governance.gate..")
            .layer("config").definedBy("io.heddle.governance.gate.config")
            .layer("health").definedBy("io.heddle.governance.gate.health")
            .layer("record").definedBy("io.heddle.governance.gate.internal.record")
            .layer("schema").definedBy("io.heddle.governance.gate.internal.schema")
            .layer("plan").definedBy("io.heddle.governance.gate.internal.plan")
            .layer("cluster").definedBy("io.heddle.governance.gate.internal.cluster")
            .layer("detection").definedBy("io.heddle.governance.gate.internal.detection")
            .layer("decision").definedBy("io.heddle.governance.gate.internal.decision")
            .layer("admission").definedBy("io.heddle.governance.gate.internal.admission")
            .layer("metrics").definedBy("io.heddle.governance.gate.internal.metrics")
            .layer("cell").definedBy("io.heddle.governance.gate.internal.cell")
            .layer("gate").definedBy("io.heddle.governance.gate")
            .ensureAllClassesAreContainedInArchitectureIgnoring(resideOutsideOfPackage("io.heddle.governance.gate.."))
            .whereLayer("config").mayNotAccessAnyLayer()
            .whereLayer("health").mayOnlyAccessLayers("config")
            .whereLayer("record").mayOnlyAccessLayers("config", "health")
            .whereLayer("schema").mayOnlyAccessLayers("config", "health", "record")
            .whereLayer("plan").mayOnlyAccessLayers("config", "health", "record", "schema")
            .whereLayer("cluster").mayOnlyAccessLayers("config", "health", "record", "schema", "plan")
            .whereLayer("detection").mayOnlyAccessLayers("config", "health", "record", "schema", "plan", "cluster")
            .whereLayer("decision")
            .mayOnlyAccessLayers("config", "health", "record", "schema", "plan", "cluster", "detection")
            .whereLayer("admission")
            .mayOnlyAccessLayers("config", "health", "record", "schema", "plan", "cluster", "detection", "decision")
            .whereLayer("metrics")
            .mayOnlyAccessLayers("config", "health", "record", "schema", "plan", "cluster", "detection", "decision",
                    "admission")
            .whereLayer("cell")
            .mayOnlyAccessLayers("config", "health", "record", "schema", "plan", "cluster", "detection", "decision",
                    "admission", "metrics")
            .whereLayer("gate").mayNotBeAccessedByAnyLayer();

    @ArchTest
    static final ArchRule NO_CYCLES_BETWEEN_FEATURES =
            slices().matching("io.heddle.(*).(**)").should().beFreeOfCycles();

    /** {@code io.heddle.x.internal} may be used only by {@code io.heddle.x} and its subpackages. */
    private static ArchCondition<JavaClass> beUsedOnlyBelow() {
        return new ArchCondition<>("be used only below the package that holds internal") {
            @Override
            public void check(JavaClass item, ConditionEvents events) {
                String name = item.getPackageName();
                String owner = name.substring(0, name.indexOf(".internal"));
                item.getDirectDependenciesToSelf().stream()
                        .filter(use -> !use.getOriginClass().getPackageName().startsWith(owner))
                        .forEach(use -> events.add(SimpleConditionEvent.violated(item, use.getDescription())));
            }
        };
    }
}
