/** Schemas of the real documents for which no value is made. */
export const barren: readonly { readonly file: string; readonly where: string; readonly reason: string }[] = [
  {
    file: 'discord-3.1.json',
    where: 'GET /guilds/{guild_id}/requests status',
    reason: 'its `enum` is empty, so that nothing conforms',
  },
  {
    file: 'digitalocean/DigitalOcean-public.v2.yaml',
    where: 'POST /v2/droplets/actions application/json',
    reason:
      'one alternative of its `oneOf` is part of the other: only an ill-formed name would fit exactly one',
  },
  {
    file: 'github-3.0.3.json',
    where: 'PUT /repos/{owner}/{repo}/contents/{path} 409 application/json',
    reason:
      'nothing is required in the two alternatives of its `oneOf`: only members of a wrong type would fit exactly one',
  },
];
