exports.main = ({ bytes }) => 'x'.repeat(bytes)
