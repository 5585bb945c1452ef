// SPDX-License-Identifier: Apache-2.0
/** Settings, wiring by hand, start and stop, health: the only package that knows all others and the container. */
@NullMarked
package org.consentry.agent.app;

import org.jspecify.annotations.NullMarked;
