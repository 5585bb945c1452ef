-- SPDX-License-Identifier: Apache-2.0
-- Guards what Orthanc gives out over HTTP: an outside user gets a scan only if Consentry's agent says yes.
-- Tried with Orthanc 1.10.1 and its DICOMweb plugin 1.7. docs/adapters.md says how to set it up and what it does not guard.
--
-- The settings stand in a file of their own that Orthanc loads before this one ("LuaScripts"):
--   CONSENTRY = {
--     agent = 'http://127.0.0.1:8090',
--     tokenFile = '/run/consentry/token',   -- kept fresh by deploy/adapters/fetch-token
--     inside = { archivist = true },        -- users of Orthanc that are the hospital's own: nobody is asked
--     outside = { northlight = { recipient = 'northlight', purpose = 'MLTRAINING', fulfills = {} } }
--   }
-- Any other user, and any request that is no reading of one study, is refused. So is whatever goes wrong.

local LAST = {
  metadata = true, rendered = true, thumbnail = true, pixeldata = true
}
local READ = {
  studies = { [''] = true, archive = true, media = true, series = true, instances = true },
  series = { [''] = true, archive = true, media = true, instances = true },
  instances = { [''] = true, file = true, preview = true, tags = true, ['simplified-tags'] = true }
}

local function isUid(text)
  return text ~= nil and #text <= 64 and text:match('^[%d.]+$') and text:match('^%d') and text:match('%d$')
    and not text:find('..', 1, true)
end

local function isOrthancId(text)
  return text ~= nil and text:match('^' .. ('%x'):rep(8) .. ('%-' .. ('%x'):rep(8)):rep(4) .. '$')
end

local function segments(uri)
  local all = {}
  for each in uri:sub(2):gmatch('([^/]*)/?') do all[#all + 1] = each end
  if all[#all] == '' then all[#all] = nil end
  if '/' .. table.concat(all, '/') ~= uri then return {} end
  return all
end

-- /dicom-web/studies/{uid}, and what is below it
local function ofDicomweb(path)
  local at = 4
  if not isUid(path[3]) then return nil end
  if path[at] == 'series' and isUid(path[at + 1]) then
    at = at + 2
    if path[at] == 'instances' and isUid(path[at + 1]) then
      at = at + 2
      if path[at] == 'frames' and path[at + 1] ~= nil and path[at + 1]:match('^%d[%d,]*$') then at = at + 2 end
    end
  end
  if path[at] == 'bulk' then
    for i = at + 1, #path do
      if not path[i]:match('^[%w]+$') then return nil end
    end
    return path[3]
  end
  if path[at] ~= nil and (not LAST[path[at]] or path[at + 1] ~= nil) then return nil end
  return path[3]
end

-- /studies/{id}, /series/{id} and /instances/{id} of Orthanc's own interface
local function ofOrthanc(path)
  local level, id = path[1], path[2]
  if not READ[level] or not isOrthancId(id) or not READ[level][path[3] or ''] or path[4] ~= nil then return nil end
  local found = RestApiGet('/' .. level .. '/' .. id .. (level == 'studies' and '' or '/study'))
  return ParseJson(found).MainDicomTags.StudyInstanceUID
end

local function studyOf(uri)
  local path = segments(uri)
  if path[1] == 'dicom-web' and path[2] == 'studies' then return ofDicomweb(path) end
  return ofOrthanc(path)
end

-- Orthanc keeps two patients' images under one study's UID as two studies; the agent is asked about the UID.
local function isThereOnce(study)
  local count = 0
  for _, each in ipairs(ParseJson(RestApiPost('/tools/lookup', study))) do
    if each.Type == 'Study' then count = count + 1 end
  end
  return count == 1
end

local function agentSaysYes(study, who)
  local file = assert(io.open(CONSENTRY.tokenFile, 'r'))
  local token = assert(file:read('*l'))
  file:close()
  local context = { purpose = who.purpose }
  if #who.fulfills > 0 then context.supported_obligations = who.fulfills end
  local answer = HttpPost(CONSENTRY.agent .. '/access/v1/evaluation', DumpJson({
    subject = { type = who.type or 'organization', id = who.recipient },
    action = { name = 'disclose' },
    resource = { type = 'imaging-study', id = study },
    context = context
  }, true), { ['Content-Type'] = 'application/json', ['Authorization'] = 'Bearer ' .. token })
  -- Another status than 200 comes as empty text, no connection as nil. An answer without an id is not the agent's.
  if type(answer) ~= 'string' or answer == '' then return false end
  local said = ParseJson(answer)
  return said.decision == true and type(said.context.decisionId) == 'string'
end

local function mayPass(method, uri, username)
  if username == nil or username == '' then return false end
  if CONSENTRY.inside[username] == true then return true end
  local who = CONSENTRY.outside[username]
  if who == nil or method ~= 'GET' then return false end
  local study = studyOf(uri)
  return isUid(study) and isThereOnce(study) and agentSaysYes(study, who)
end

function IncomingHttpRequestFilter(method, uri, ip, username, httpHeaders)
  local went, allowed = pcall(mayPass, method, uri, username)
  if not went then print('Consentry: refused, since it could not be asked: ' .. tostring(allowed)) end
  return went and allowed == true
end
