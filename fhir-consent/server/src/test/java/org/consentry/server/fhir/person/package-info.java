// SPDX-License-Identifier: Apache-2.0
@NullMarked
package org.consentry.server.fhir.person;

import org.jspecify.annotations.NullMarked;
