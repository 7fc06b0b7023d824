// SPDX-License-Identifier: Apache-2.0
package io.heddle.verification.stack;

import io.heddle.component.settings.SettingCatalog;
import io.heddle.component.settings.SettingSources;
import io.heddle.component.settings.SettingsException;
import io.heddle.governance.application.ComponentEndpoint;
import io.heddle.governance.application.GateSettings;
import io.heddle.governance.application.MonitorSettings;
import io.heddle.registry.config.RegistrySettings;
import io.micronaut.management.endpoint.health.HealthEndpoint;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Checks {@code docker/Dockerfile} against the code and the build. */
final class DockerfileCheck {
    /** The settings that the program of each image accepts. */
    static final Map<String, SettingCatalog> CATALOGS = Map.of(
            "registry", RegistrySettings.CATALOG, "gate", GateSettings.CATALOG, "monitor", MonitorSettings.CATALOG);

    private static final Set<String> JVM_FLAGS = Set.of(
            "-XX:MaxRAMPercentage=60", "-XX:+ExitOnOutOfMemoryError", "-XX:-UsePerfData", "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow");

    private final ShippedFiles files;
    private final ParsedDockerfile images;
    private final List<String> faults = new ArrayList<>();

    DockerfileCheck(ShippedFiles files) {
        this.files = files;
        this.images = ParsedDockerfile.parse(files.text("docker/Dockerfile"));
    }

    List<String> faults() {
        check(images.stages().keySet().equals(Set.of("build", "base", "registry", "gate", "monitor", "cli")),
                "stages are " + images.stages().keySet());
        String release = files.version("maven.compiler.release");
        check(images.stage("build").from().matches("maven:\\d+\\.\\d+\\.\\d+-eclipse-temurin-" + release),
                "the build runs on " + images.stage("build").from());
        check(images.stage("base").from().matches("eclipse-temurin:" + release + "\\.\\d+\\.\\d+_\\d+-jre-alpine"),
                "images stand on " + images.stage("base").from());
        check(images.stage("base").lines().contains("USER 10001:10001"), "the user is not a number other than root's");
        List.of("registry", "gate", "monitor", "cli").forEach(name -> stage(images.stage(name)));
        check(files.text(".dockerignore").contains("**/target"), ".dockerignore lets old builds in");
        return faults;
    }

    private void stage(ParsedDockerfile.Stage stage) {
        String name = stage.name();
        check(stage.from().equals("base"), name + " does not stand on base");
        check(stage.classPath().equals("/opt/heddle/lib/*"), name + " has the class path " + stage.classPath());
        check(stage.entrypoint().get(0).equals("java"), name + " does not run java");
        stage.entrypoint().stream().filter(token -> token.startsWith("-X") || token.startsWith("--"))
                .filter(token -> !JVM_FLAGS.contains(token))
                .forEach(token -> faults.add(name + " has the unknown flag " + token));
        check(stage.copies().size() == 2, name + " copies " + stage.copies());
        stage.copies().forEach((from, imagePath) -> {
            check(imagePath.equals("/opt/heddle/lib/"), name + " copies to " + imagePath);
            copied(name, from);
        });
        mainClass(stage);
        Optional.ofNullable(CATALOGS.get(name)).ifPresent(catalog -> served(stage, catalog));
    }

    /** Checks the source of a COPY: a jar with its module's name, or a folder that its module produces. */
    private void copied(String stage, String from) {
        String module = from.substring(0, from.indexOf("/target/"));
        String file = from.substring(from.indexOf("/target/") + "/target/".length());
        check(files.exists(module + "/pom.xml"), stage + " copies from " + module + ", which is no module");
        if (!files.exists(module + "/pom.xml")) {
            return;
        }
        String pom = files.text(module + "/pom.xml");
        if (file.endsWith("/")) {
            String folder = "<outputDirectory>${project.build.directory}/" + file.substring(0, file.length() - 1)
                    + "</outputDirectory>";
            check(pom.contains(folder), stage + " copies " + from + ", which " + module + " does not make");
        } else {
            String finalName = "<finalName>" + file.replace(".jar", "") + "</finalName>";
            check(pom.contains(finalName), stage + " copies " + from + ", which " + module + " does not make");
        }
    }

    private void mainClass(ParsedDockerfile.Stage stage) {
        String module = stage.copies().keySet().iterator().next();
        module = module.substring(0, module.indexOf("/target/"));
        String source = module + "/src/main/java/" + stage.mainClass().replace('.', '/') + ".java";
        check(files.exists(source), stage.name() + " runs " + stage.mainClass() + ", which is not in " + module);
        try {
            Class.forName(stage.mainClass(), false, getClass().getClassLoader()).getMethod("main", String[].class);
        } catch (ReflectiveOperationException e) {
            faults.add(stage.name() + " runs " + stage.mainClass() + ", which has no main");
        }
    }

    private void served(ParsedDockerfile.Stage stage, SettingCatalog catalog) {
        String port = defaultPort(catalog);
        check(stage.exposed().equals(List.of(Integer.valueOf(port))),
                stage.name() + " exposes " + stage.exposed() + ", and serves at " + port);
        List<String> check = stage.healthcheck();
        check(!check.isEmpty() && check.get(0).equals("wget"),
                stage.name() + " has no health check with what Alpine has");
        URI url = URI.create(check.get(check.size() - 1));
        check(url.getPort() == Integer.parseInt(port), stage.name() + " asks for health at " + url);
        String path = stage.name().equals("registry")
                ? "/" + HealthEndpoint.NAME + "/readiness"
                : ComponentEndpoint.READINESS;
        check(path.equals(url.getPath()), stage.name() + " asks for health at " + url.getPath());
        stage.environment().forEach((name, value) -> check(catalog.knows(name), stage.name() + " sets " + name));
        check(stage.environment().getOrDefault("HEDDLE_HOST", "").equals("0.0.0.0"),
                stage.name() + " is not reachable from outside its container");
    }

    static String defaultPort(SettingCatalog catalog) {
        return catalog.settings().stream()
                .filter(setting -> setting.name().equals("HEDDLE_PORT"))
                .flatMap(setting -> setting.defaultText().stream())
                .findFirst()
                .orElseThrow();
    }

    /** The faults and unknown settings that a component reports for an environment; empty if it is valid. */
    static List<String> settingFaults(String target, Map<String, String> environment) {
        try {
            SettingCatalog catalog = CATALOGS.get(target);
            return catalog == null ? List.of() : SettingSources.of(environment).read(catalog).notices();
        } catch (SettingsException e) {
            return e.faults();
        }
    }

    private void check(boolean valid, String problem) {
        if (!valid) {
            faults.add("Dockerfile: " + problem.toLowerCase(Locale.ROOT));
        }
    }
}
