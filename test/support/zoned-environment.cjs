const { TestEnvironment } = require('jest-environment-node');

const machineZone = process.env.TZ;

/** Node, on the clock of `testEnvironmentOptions.zone`: TZ is set outside the tests' context, where it takes effect at once. */
module.exports = class ZonedEnvironment extends TestEnvironment {
  constructor(config, context) {
    setZone(config.projectConfig.testEnvironmentOptions.zone ?? machineZone);
    super(config, context);
  }
};

function setZone(zone) {
  if (zone === undefined) delete process.env.TZ;
  else process.env.TZ = zone;
}
