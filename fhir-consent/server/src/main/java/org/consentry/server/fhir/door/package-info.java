// SPDX-License-Identifier: Apache-2.0
/** One door for resources of every type: read, search, history, create and update, with or without conditions. */
@NullMarked
package org.consentry.server.fhir.door;

import org.jspecify.annotations.NullMarked;
