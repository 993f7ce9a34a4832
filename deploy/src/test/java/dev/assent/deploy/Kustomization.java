package dev.assent.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The part of kustomize that our folders use: resources, and ConfigMaps made of files. */
record Kustomization(Path folder, Map<String, Object> keys) {

    static Kustomization in(Path folder) {
        return new Kustomization(folder, StrictYaml.tree(text(folder.resolve("kustomization.yaml"))));
    }

    /** The manifest files of this folder and of the folders it names. */
    List<Path> manifests() {
        List<Path> files = new ArrayList<>();
        for (Path resource : resources()) {
            if (Files.isDirectory(resource)) {
                files.addAll(in(resource).manifests());
            } else {
                files.add(resource);
            }
        }
        return files;
    }

    /** The files of each ConfigMap, by its name, of this folder and of the folders it names. */
    Map<String, List<Path>> configMaps() {
        Map<String, List<Path>> maps = new TreeMap<>();
        for (Map<String, Object> generator : list("configMapGenerator")) {
            List<Path> files = new ArrayList<>();
            for (Object file : (List<?>) generator.getOrDefault("files", List.of())) {
                files.add(folder.resolve((String) file));
            }
            maps.put((String) generator.getOrDefault("name", ""), files);
        }
        resources().stream().filter(Files::isDirectory).forEach(base -> maps.putAll(in(base).configMaps()));
        return maps;
    }

    private List<Path> resources() {
        return ((List<?>) keys.getOrDefault("resources", List.of()))
                .stream().map(name -> folder.resolve((String) name).normalize()).toList();
    }

    @SuppressWarnings("unchecked") // a YAML sequence of mappings
    private List<Map<String, Object>> list(String key) {
        return (List<Map<String, Object>>) keys.getOrDefault(key, List.of());
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
