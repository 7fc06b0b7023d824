// SPDX-License-Identifier: Apache-2.0
package io.heddle.verification.stack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.heddle.governance.application.ComponentEndpoint;
import io.heddle.governance.application.ExposedMetrics;
import io.micronaut.http.annotation.Controller;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Checks the Prometheus and Grafana configuration against the metrics that the components expose. */
final class ObservabilityCheck {
    /** The registry's metrics besides those of the JVM; {@code RegistryServerOnBrokerTest} verifies them. */
    private static final Map<String, Set<String>> OF_THE_REGISTRY =
            Map.of("http_server_requests_seconds_count", Set.of("uri", "status", "method", "exception"));

    private static final Set<String> OF_PROMETHEUS = Set.of("instance", "job");
    private static final Pattern SAMPLE = Pattern.compile("(?m)^([a-z_]+)(?:\\{(.*)})? \\S+$");
    private static final Pattern METRIC =
            Pattern.compile("\\b((?:heddle|jvm|http|process|system)_[a-z_]+)(?:\\{([^}]*)})?");
    private static final Pattern GROUPING = Pattern.compile("\\bby \\(([^)]*)\\)");
    private static final Pattern LABEL = Pattern.compile("([a-z_]+)\\s*(?:=~|!~|!=|=)\\s*\"");

    private final ShippedFiles files;
    private final ComposeFile compose;
    private final ParsedDockerfile images;
    private final Map<String, Set<String>> exposed = new HashMap<>(OF_THE_REGISTRY);
    private final List<String> faults = new ArrayList<>();

    ObservabilityCheck(ShippedFiles files) {
        this.files = files;
        this.compose = ComposeFile.parse(files.text("docker/compose.yaml"));
        this.images = ParsedDockerfile.parse(files.text("docker/Dockerfile"));
        Matcher samples = SAMPLE.matcher(ExposedMetrics.text());
        while (samples.find()) {
            Set<String> labels = exposed.computeIfAbsent(samples.group(1), name -> new HashSet<>());
            Matcher label = LABEL.matcher(samples.group(2) == null ? "" : samples.group(2));
            while (label.find()) {
                labels.add(label.group(1));
            }
        }
    }

    List<String> faults() {
        prometheus();
        grafana();
        return faults;
    }

    private void prometheus() {
        Map<?, ?> config = yaml("docker/prometheus/prometheus.yml");
        Set<String> scraped = new TreeSet<>();
        for (Object job : ComposeFile.items(config.get("scrape_configs"))) {
            Map<String, ?> scrapeJob = ComposeFile.map(job);
            check(ComponentEndpoint.METRICS.equals(scrapeJob.get("metrics_path"))
                    && ComponentEndpoint.METRICS.equals(registryPath()),
                    "metrics are not at " + scrapeJob.get("metrics_path"));
            for (Object group : ComposeFile.items(scrapeJob.get("static_configs"))) {
                ComposeFile.items(ComposeFile.map(group).get("targets"))
                        .forEach(target -> scraped.add(String.valueOf(target)));
            }
        }
        Set<String> expected = new TreeSet<>();
        compose.services().values().stream().filter(ComposeFile.Service::isBuiltHere)
                .forEach(service -> images.stage(service.target().orElseThrow()).exposed()
                        .forEach(port -> expected.add(service.name() + ":" + port)));
        check(scraped.equals(expected), "Prometheus scrapes " + scraped + " instead of " + expected);
        checkMount("prometheus", "docker/prometheus/prometheus.yml", "/etc/prometheus/prometheus.yml");
    }

    private static String registryPath() {
        try {
            return Class.forName("io.heddle.registry.mesh.MetricsController").getAnnotation(Controller.class).value();
        } catch (ClassNotFoundException e) {
            return "";
        }
    }

    private void grafana() {
        Map<?, ?> sources = yaml("docker/grafana/provisioning/datasources/prometheus.yaml");
        Map<String, ?> source = ComposeFile.map(ComposeFile.items(sources.get("datasources")).get(0));
        check("http://prometheus:9090".equals(source.get("url"))
                && compose.service("prometheus").ports().get(0).endsWith(":9090"), "Grafana asks " + source.get("url"));
        Map<?, ?> providers = yaml("docker/grafana/provisioning/dashboards/heddle.yaml");
        Map<String, ?> options =
                ComposeFile.map(ComposeFile.map(ComposeFile.items(providers.get("providers")).get(0)).get("options"));
        checkMount("grafana", "docker/grafana/provisioning", "/etc/grafana/provisioning");
        checkMount("grafana", "docker/grafana/dashboards", String.valueOf(options.get("path")));
        JsonNode dashboard = dashboard();
        Set<String> ids = new HashSet<>();
        for (JsonNode panel : dashboard.get("panels")) {
            check(ids.add(panel.get("id").asText()), "panel " + panel.get("id") + " is there twice");
            check(!panel.path("description").asText().isEmpty(), "panel " + panel.get("title") + " has no description");
            for (JsonNode target : panel.get("targets")) {
                check(target.at("/datasource/uid").asText().equals(source.get("uid")),
                        "panel " + panel.get("title") + " asks another data source");
                checkExpression(panel.get("title").asText(), target.get("expr").asText());
            }
        }
        check(ids.size() >= 10, "the dashboard has " + ids.size() + " panels");
    }

    private void checkExpression(String panel, String expression) {
        Matcher metric = METRIC.matcher(expression);
        Set<String> labels = new HashSet<>(OF_PROMETHEUS);
        boolean hasMetric = false;
        while (metric.find()) {
            hasMetric = true;
            check(exposed.containsKey(metric.group(1)),
                    "panel '" + panel + "' shows " + metric.group(1) + ", which no component exposes");
            labels.addAll(exposed.getOrDefault(metric.group(1), Set.of()));
            Matcher label = LABEL.matcher(metric.group(2) == null ? "" : metric.group(2));
            while (label.find()) {
                check(labels.contains(label.group(1)), "panel '" + panel + "' selects by " + label.group(1));
            }
        }
        check(hasMetric, "panel '" + panel + "' shows no metric of ours");
        Matcher grouping = GROUPING.matcher(expression);
        while (grouping.find()) {
            List.of(grouping.group(1).split(",\\s*"))
                    .forEach(label -> check(labels.contains(label), "panel '" + panel + "' groups by " + label));
        }
    }

    private void checkMount(String service, String path, String mountPath) {
        String mount = "./" + path.replaceFirst("^docker/", "") + ":" + mountPath + ":ro";
        check(compose.service(service).mounts().contains(mount), service + " does not mount " + mount);
        check(files.exists(path), path + " is not there");
    }

    private JsonNode dashboard() {
        try {
            return new ObjectMapper().readTree(files.text("docker/grafana/dashboards/heddle-mesh.json"));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private Map<?, ?> yaml(String path) {
        return new Yaml(new SafeConstructor(new LoaderOptions())).load(files.text(path));
    }

    private void check(boolean valid, String otherwise) {
        if (!valid) {
            faults.add("watching: " + otherwise);
        }
    }
}
