// SPDX-License-Identifier: Apache-2.0
@NullMarked
package org.consentry.agent.dicomweb.frame;

import org.jspecify.annotations.NullMarked;
