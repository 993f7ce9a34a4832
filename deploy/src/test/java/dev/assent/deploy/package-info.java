/** Checks the Kubernetes manifests against the Kubernetes model; nothing here ships. */
@NullMarked
package dev.assent.deploy;

import org.jspecify.annotations.NullMarked;
