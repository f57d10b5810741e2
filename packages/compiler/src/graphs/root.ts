/** The node of a graph at which every request begins. */
export const ROOT_NODE = "root";
