// SPDX-License-Identifier: Apache-2.0
/** Tests of bodies. */
@NullMarked
package org.consentry.agent.dicomweb.body;

import org.jspecify.annotations.NullMarked;
