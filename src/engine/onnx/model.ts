import { bytesField, integerField, join } from './protobuf';

/** One operator of a graph; values go by their names. */
export interface Node {
  op: string;
  inputs: string[];
  outputs: string[];
  attributes?: Record<string, number>;
}

/** A graph over float32 tensors of any shape. */
export interface Graph {
  name: string;
  inputs: string[];
  outputs: string[];
  nodes: Node[];
}

const irVersion = 8; // the one that belongs to operator set 17
const operatorSet = 17;
const float32 = 1; // TensorProto.DataType.FLOAT
const integerAttribute = 2; // AttributeProto.AttributeType.INT

/** The bytes of an ONNX model (onnx.proto3): ONNX Runtime infers what is left out. */
export function modelBytes(graph: Graph): Uint8Array {
  return join([
    integerField(1, irVersion),
    bytesField(2, 'transfer-lens'),
    bytesField(7, graphBytes(graph)),
    bytesField(8, join([bytesField(1, ''), integerField(2, operatorSet)])),
  ]);
}

function graphBytes(graph: Graph): Uint8Array {
  return join([
    ...graph.nodes.map((node) => bytesField(1, nodeBytes(node))),
    bytesField(2, graph.name),
    ...graph.inputs.map((name) => bytesField(11, float32Value(name))),
    ...graph.outputs.map((name) => bytesField(12, float32Value(name))),
  ]);
}

function nodeBytes(node: Node): Uint8Array {
  return join([
    ...node.inputs.map((name) => bytesField(1, name)),
    ...node.outputs.map((name) => bytesField(2, name)),
    bytesField(4, node.op),
    ...Object.entries(node.attributes ?? {}).map(([name, value]) =>
      bytesField(5, attributeBytes(name, value)),
    ),
  ]);
}

function attributeBytes(name: string, value: number): Uint8Array {
  return join([bytesField(1, name), integerField(3, value), integerField(20, integerAttribute)]);
}

/** A float32 tensor without a shape: ValueInfoProto > TypeProto > Tensor. */
export function float32Value(name: string): Uint8Array {
  const tensor = bytesField(1, integerField(1, float32));
  return join([bytesField(1, name), bytesField(2, tensor)]);
}
